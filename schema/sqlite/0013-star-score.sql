-- The score behind the stars (星级评定): those ranked last in each star are demoted by it.
ALTER TABLE star
    ADD COLUMN score TEXT; -- a decimal
