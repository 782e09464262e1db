-- Which key file this database knows, if any does.
SELECT sidik FROM privacy.sidik_induk
