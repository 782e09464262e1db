-- An administrator has a notice tried again that failed; a code that failed is over, and its words are gone.
CREATE POLICY ulang ON intake.kiriman FOR UPDATE TO aduan_intake USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
GRANT UPDATE (keadaan, percobaan, kirim_setelah, galat) ON intake.kiriman TO aduan_intake;
