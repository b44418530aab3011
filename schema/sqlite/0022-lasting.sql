-- Records of several days, which may reach into a year from the one before: whoever counts days of
-- a year asks for them, so that other years need not be read.
CREATE INDEX activity_lasting ON activity (ended_on, held_on)
 WHERE for_on IS NULL AND ended_on > held_on;
