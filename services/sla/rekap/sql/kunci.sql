-- Until the end of the transaction nobody adds to the sums; reading them goes on.
LOCK TABLE sla.dirangkum, sla.rekap_baru, sla.rekap IN SHARE ROW EXCLUSIVE MODE
