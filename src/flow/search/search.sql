-- What stands behind an employer's place (name_index.h); of persons see person_places.h.
--
-- in    search.employer_at   place, employer; removed at the end
--       search.person_at     place, person; removed at the end
--       linkage.employer; coverage.employer_trait; serving.absent
-- out   search.employer      place, employer_id, name, unit_code, tax_code; in the order of places
--       serving.absent_order place; by_name, by_employer: the places of both names; both names folded. Beside
--                            serving.absent, row by row: by what its list is filtered and sorted (LST-1)

-- Not packed, as ten of them are wanted at a time.
CREATE TABLE search.employer (
    place INTEGER,
    employer_id VARCHAR USING COMPRESSION uncompressed,
    name VARCHAR USING COMPRESSION uncompressed,
    unit_code VARCHAR,
    tax_code VARCHAR USING COMPRESSION uncompressed
);

INSERT INTO search.employer
    SELECT place, e.employer_id, name, unit_code, tax_code
    FROM search.employer_at
    JOIN linkage.employer e USING (employer)
    JOIN coverage.employer_trait USING (employer)
    ORDER BY place;

CREATE TABLE serving.absent_order AS
    SELECT a.place, p.place AS by_name, e.place AS by_employer,
           replace(strip_accents(lower(a.full_name)), 'đ', 'd') AS folded_name,
           replace(strip_accents(lower(a.employer_name)), 'đ', 'd') AS folded_employer
    FROM serving.absent a
    LEFT JOIN search.person_at p USING (person)
    LEFT JOIN search.employer_at e USING (employer)
    ORDER BY a.place;

DROP TABLE search.person_at;
DROP TABLE search.employer_at;
