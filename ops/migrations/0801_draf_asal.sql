-- By which the files of unsent drafts are counted for one network address: a keyed hash, gone with the draft.
ALTER TABLE web.draf_lampiran ADD COLUMN asal bytea NOT NULL DEFAULT '';
CREATE INDEX draf_lampiran_asal ON web.draf_lampiran (asal);
