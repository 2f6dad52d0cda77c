-- 1,000 records of made-up persons, searched for doubles, four blockings.

CREATE TABLE left_register AS
WITH folded AS (
    SELECT unique_id AS id,
           cell(first_name) AS first_name,
           cell(surname) AS surname,
           cell(dob) AS dob,
           cell(city) AS city,
           cell(email) AS email
    FROM read_csv(getvariable('left_file'), all_varchar = true, header = true, nullstr = '')
)
SELECT *,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY first_name)) AS first_name_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY surname)) AS surname_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY dob)) AS dob_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY city)) AS city_bits,
       log2(count(*) OVER () / count(*) OVER (PARTITION BY email)) AS email_bits
FROM folded;

-- Each pair once, whatever found it.
CREATE TABLE pairs AS
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.first_name = r.first_name AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.surname = r.surname AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.dob = r.dob AND l.id < r.id
UNION
SELECT l.id AS left_id, r.id AS right_id FROM left_register l JOIN left_register r
  ON l.email = r.email AND l.id < r.id;

CREATE TABLE links AS
WITH weighed AS (
    SELECT p.left_id, p.right_id,
           -log2((SELECT count(*) FROM left_register))
             + weight_of_words(l.first_name, r.first_name, l.first_name_bits)
             + weight_of_words(l.surname, r.surname, l.surname_bits)
             + weight_of_date(l.dob, r.dob, l.dob_bits)
             + weight_of_words(l.city, r.city, l.city_bits)
             + weight_of_words(l.email, r.email, l.email_bits) AS weight
    FROM pairs p JOIN left_register l ON l.id = p.left_id JOIN left_register r ON r.id = p.right_id
)
SELECT left_id, right_id, probability_of(weight) AS probability FROM weighed WHERE weight >= -7;
