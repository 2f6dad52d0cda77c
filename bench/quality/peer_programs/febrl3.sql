-- Febrl 3: one file searched for doubles, five blockings.

CREATE TABLE left_register AS
WITH folded AS (
    SELECT rec_id AS id,
           cell(given_name) AS given_name,
           cell(surname) AS surname,
           cell(street_number) AS street_number,
           cell(address_1) AS address_1,
           cell(suburb) AS suburb,
           cell(postcode) AS postcode,
           cell(state) AS state,
           cell(date_of_birth) AS date_of_birth,
           cell(soc_sec_id) AS soc_sec_id
    FROM read_csv(getvariable('left_file'), all_varchar = true, header = true, nullstr = '')
)
SELECT *,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY given_name)) AS given_name_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY surname)) AS surname_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY street_number)) AS street_number_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY address_1)) AS address_1_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY suburb)) AS suburb_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY postcode)) AS postcode_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY state)) AS state_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY date_of_birth)) AS date_of_birth_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY soc_sec_id)) AS soc_sec_id_bits
FROM folded;

-- Each pair once, whatever found it.
CREATE TABLE pairs AS
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.soc_sec_id = r.soc_sec_id AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.given_name = r.given_name AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.surname = r.surname AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.date_of_birth = r.date_of_birth AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.postcode = r.postcode AND l.id < r.id;

CREATE TABLE links AS
WITH weighed AS (
    SELECT p.left_id, p.right_id,
           -log2((SELECT count(*) FROM left_register))
             + weight_of_words(l.given_name, r.given_name, l.given_name_bits)
             + weight_of_words(l.surname, r.surname, l.surname_bits)
             + weight_of_code(l.street_number, r.street_number, l.street_number_bits)
             + weight_of_words(l.address_1, r.address_1, l.address_1_bits)
             + weight_of_words(l.suburb, r.suburb, l.suburb_bits)
             + weight_of_digits(l.postcode, r.postcode, l.postcode_bits)
             + weight_of_code(l.state, r.state, l.state_bits)
             + weight_of_date(l.date_of_birth, r.date_of_birth, l.date_of_birth_bits)
             + weight_of_digits(l.soc_sec_id, r.soc_sec_id, l.soc_sec_id_bits) AS weight
    FROM pairs p JOIN left_register l ON l.id = p.left_id JOIN left_register r ON r.id = p.right_id
)
SELECT left_id, right_id, probability_of(weight) AS probability FROM weighed WHERE weight >= -7;
