-- Whether anybody's key is here already.
SELECT EXISTS (SELECT FROM privacy.kunci)
