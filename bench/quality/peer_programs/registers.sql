-- Two registers of made-up persons, the eleven blockings of bench/speed/link_1m.yaml.

CREATE TABLE left_register AS
WITH folded AS (
    SELECT row_id AS id,
           cell(surname) AS surname,
           cell(middle) AS middle,
           cell(given) AS given,
           cell(sex) AS sex,
           cell(born) AS born,
           cell(commune) AS commune,
           cell(street) AS street,
           cell(id_number) AS id_number,
           cell(phone) AS phone
    FROM read_csv(getvariable('left_file'), all_varchar = true, header = true, nullstr = '')
)
SELECT *,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY surname)) AS surname_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY middle)) AS middle_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY given)) AS given_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY sex)) AS sex_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY born)) AS born_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY commune)) AS commune_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY street)) AS street_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY id_number)) AS id_number_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY phone)) AS phone_bits
FROM folded;

CREATE TABLE right_register AS
WITH folded AS (
    SELECT row_id AS id,
           cell(surname) AS surname,
           cell(middle) AS middle,
           cell(given) AS given,
           cell(sex) AS sex,
           cell(born) AS born,
           cell(commune) AS commune,
           cell(street) AS street,
           cell(id_number) AS id_number,
           cell(phone) AS phone
    FROM read_csv(getvariable('right_file'), all_varchar = true, header = true, nullstr = '')
)
SELECT * FROM folded;

-- Each pair once, whatever found it.
CREATE TABLE pairs AS
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.id_number = r.id_number
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.phone = r.phone
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.born = r.born AND l.given = r.given
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.surname = r.surname AND l.middle = r.middle AND l.given = r.given AND l.commune = r.commune
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.surname = r.surname AND l.middle = r.middle AND l.given = r.given AND l.born[1:4] = r.born[1:4]
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.born = r.born AND l.surname = r.surname
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.born = r.born AND l.commune = r.commune
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.given = r.given AND l.commune = r.commune AND l.street = r.street
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.born[1:4] = r.born[1:4] AND l.commune = r.commune AND l.given = r.given
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.born[5:] = r.born[5:] AND l.surname = r.surname AND l.middle = r.middle AND l.given = r.given
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN right_register r
  ON l.born = r.born AND l.middle = r.middle;

CREATE TABLE links AS
WITH weighed AS (
    SELECT p.left_id, p.right_id,
           -log2((SELECT count(*) FROM left_register))
             + weight_of_words(l.surname, r.surname, l.surname_bits)
             + weight_of_words(l.middle, r.middle, l.middle_bits)
             + weight_of_words(l.given, r.given, l.given_bits)
             + weight_of_code(l.sex, r.sex, l.sex_bits)
             + weight_of_date(l.born, r.born, l.born_bits)
             + weight_of_code(l.commune, r.commune, l.commune_bits)
             + weight_of_words(l.street, r.street, l.street_bits)
             + weight_of_digits(l.id_number, r.id_number, l.id_number_bits)
             + weight_of_digits(l.phone, r.phone, l.phone_bits) AS weight
    FROM pairs p JOIN left_register l ON l.id = p.left_id JOIN right_register r ON r.id = p.right_id
)
SELECT left_id, right_id, probability_of(weight) AS probability FROM weighed WHERE weight >= -7;
