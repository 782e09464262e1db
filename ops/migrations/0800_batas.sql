-- A due time that no calendar can reckon is none: the clock is shown, and judged neither kept nor late by it.
ALTER TABLE sla.verdik ALTER batas DROP NOT NULL;
