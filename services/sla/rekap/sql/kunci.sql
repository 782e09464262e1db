-- Until the end of the transaction nobody adds to the sums; reading them goes on.
LOCK TABLE sla.dirangkum, sla.rekap_baru, sla.rekap, sla.rekap_kantor IN SHARE ROW EXCLUSIVE MODE
