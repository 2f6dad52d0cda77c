-- What the scripts of all sets share: the weight of a comparison, in bits, by Fellegi and Sunter.
--
-- Nothing is learned: the weights of unequal levels are set by hand, as who writes such a query sets them.
-- Equal values weigh by their rarity, which each script counts: log2(records / records with the value), less
-- a little, since the same person may be written in two ways. What is not known weighs nothing.

CREATE MACRO cell(text) AS nullif(trim(lower(text)), '');

CREATE MACRO weight_of_words(a, b, rarity) AS CASE
    WHEN a IS NULL OR b IS NULL THEN 0
    WHEN a = b THEN rarity - 0.3
    WHEN jaro_winkler_similarity(a, b) >= 0.95 THEN 5
    WHEN jaro_winkler_similarity(a, b) >= 0.88 THEN 2
    WHEN jaro_winkler_similarity(a, b) >= 0.80 THEN -1
    ELSE -4
END;

CREATE MACRO weight_of_code(a, b, rarity) AS CASE
    WHEN a IS NULL OR b IS NULL THEN 0
    WHEN a = b THEN rarity - 0.3
    ELSE -4
END;

CREATE MACRO weight_of_digits(a, b, rarity) AS CASE
    WHEN a IS NULL OR b IS NULL THEN 0
    WHEN a = b THEN rarity - 0.3
    WHEN damerau_levenshtein(a, b) = 1 THEN 5
    ELSE -4
END;

-- Dates as they are written, the year first.
CREATE MACRO weight_of_date(a, b, rarity) AS CASE
    WHEN a IS NULL OR b IS NULL THEN 0
    WHEN a = b THEN rarity - 0.3
    WHEN damerau_levenshtein(a, b) = 1 THEN 5
    WHEN a[:4] = b[:4] THEN 0
    ELSE -5
END;

CREATE MACRO probability_of(weight) AS 1 / (1 + pow(2, -weight));
