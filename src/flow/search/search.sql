-- What stands behind an employer's place (name_index.h); of persons see person_places.h.
--
-- in    search.employer_at   place, employer; removed at the end
--       linkage.employer; coverage.employer_trait
-- out   search.employer      place, employer_id, name, unit_code, tax_code; in the order of places

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

DROP TABLE search.employer_at;
