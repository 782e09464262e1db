-- The upper ends of the histogram's bins.
SELECT sla.tepi_kotak()
