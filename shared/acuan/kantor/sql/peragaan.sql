-- Whether this deployment is a demonstration.
SELECT EXISTS (SELECT FROM kantor.tanda WHERE nama = 'peragaan')
