-- Historical persons: one file searched for doubles, ten blockings.

CREATE TABLE left_register AS
WITH folded AS (
    SELECT unique_id AS id,
           cell(first_name) AS first_name,
           cell(surname) AS surname,
           cell(dob) AS dob,
           cell(birth_place) AS birth_place,
           cell(postcode_fake) AS postcode_fake,
           cell(gender) AS gender,
           cell(occupation) AS occupation
    FROM read_parquet(getvariable('left_file'))
)
SELECT *,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY first_name)) AS first_name_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY surname)) AS surname_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY dob)) AS dob_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY birth_place)) AS birth_place_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY postcode_fake)) AS postcode_fake_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY gender)) AS gender_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY occupation)) AS occupation_bits
FROM folded;

-- Each pair once, whatever found it.
CREATE TABLE pairs AS
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.first_name[1:3] = r.first_name[1:3] AND l.surname[1:4] = r.surname[1:4] AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.surname = r.surname AND l.dob = r.dob AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.first_name = r.first_name AND l.dob = r.dob AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.postcode_fake = r.postcode_fake AND l.first_name = r.first_name AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.postcode_fake = r.postcode_fake AND l.surname = r.surname AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.dob = r.dob AND l.birth_place = r.birth_place AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.postcode_fake[1:3] = r.postcode_fake[1:3] AND l.dob = r.dob AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.postcode_fake[1:3] = r.postcode_fake[1:3] AND l.first_name = r.first_name AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.postcode_fake[1:3] = r.postcode_fake[1:3] AND l.surname = r.surname AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.first_name[1:2] = r.first_name[1:2] AND l.surname[1:2] = r.surname[1:2] AND l.dob[1:4] = r.dob[1:4]
  AND l.id < r.id;

CREATE TABLE links AS
WITH weighed AS (
    SELECT p.left_id, p.right_id,
           -log2((SELECT count(*) FROM left_register))
             + weight_of_words(l.first_name, r.first_name, l.first_name_bits)
             + weight_of_words(l.surname, r.surname, l.surname_bits)
             + weight_of_date(l.dob, r.dob, l.dob_bits)
             + weight_of_words(l.birth_place, r.birth_place, l.birth_place_bits)
             + weight_of_digits(l.postcode_fake, r.postcode_fake, l.postcode_fake_bits)
             + weight_of_code(l.gender, r.gender, l.gender_bits)
             + weight_of_code(l.occupation, r.occupation, l.occupation_bits) AS weight
    FROM pairs p JOIN left_register l ON l.id = p.left_id JOIN left_register r ON r.id = p.right_id
)
SELECT left_id, right_id, probability_of(weight) AS probability FROM weighed WHERE weight >= -7;
