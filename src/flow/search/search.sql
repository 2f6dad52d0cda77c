-- The words of names, folded, so that a person or an employer is found by any of them without regard to accents.
--
-- in    linkage.person, employer; coverage.person_verdict
-- out   search.person_word     word, person     each word of a name once, in the order of the words: who looks for
--       search.employer_word   word, employer   one reads a few blocks. Employers have their codes as words too.
--       search.person_place    person, unit_code
--
-- rules SEA-1  a word is what stands between spaces, hyphens, dots and commas, in small letters without marks
--       SEA-2  Đ is d; the tone may stand on either vowel (Hoà, Hòa)

CREATE OR REPLACE TEMP MACRO folded_words(name) AS
    string_split_regex(replace(lower(strip_accents(name)), 'đ', 'd'), '[^a-z0-9]+');

CREATE TABLE search.person_word AS
    SELECT DISTINCT word, person
    FROM (SELECT unnest(folded_words(full_name)) AS word, person FROM linkage.person)
    WHERE word <> ''
    ORDER BY word, person;

CREATE TABLE search.employer_word AS
    SELECT DISTINCT word, employer
    FROM (SELECT unnest(folded_words(name)) AS word, employer FROM linkage.employer
          UNION ALL SELECT tax_code, employer FROM linkage.employer WHERE tax_code IS NOT NULL
          UNION ALL SELECT lower(si_unit_code), employer FROM linkage.employer WHERE si_unit_code IS NOT NULL)
    WHERE word <> ''
    ORDER BY word, employer;

-- Where a person counts; of several units the first.
CREATE TABLE search.person_place AS
    SELECT person, min(unit_code) AS unit_code FROM coverage.person_verdict GROUP BY person ORDER BY person;
