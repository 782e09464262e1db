-- The addresses of a role above, at or below any of these wilayah.
SELECT id, wilayah, peran, saluran, url_tersandi FROM sla.kontak k
WHERE peran = %(peran)s AND EXISTS (
    SELECT FROM unnest(%(wilayah)s::text[]) w
    WHERE w = k.wilayah OR starts_with(w, k.wilayah || '.') OR starts_with(k.wilayah, w || '.')
) ORDER BY id
