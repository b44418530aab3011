-- What lists look for and stand by: the readings and strokes of names. The rows follow those of the
-- entities that have a code and a name (src/store/name_key.c); an upgrade makes them.

-- A row for each row that people call by a name.
CREATE TABLE name_key (
    entity TEXT NOT NULL CHECK (entity <> ''), -- person, org …
    row INTEGER NOT NULL, -- its id there
    code TEXT NOT NULL, -- its code there
    -- what is looked for, in small letters, each after a line end: code, name, initials and pinyin
    -- from each syllable on, other short values
    search TEXT NOT NULL,
    pinyin TEXT NOT NULL, -- in the order of which names stand by pinyin
    strokes TEXT NOT NULL, -- by the strokes of the surname, then of the given name (姓氏笔画)
    strokes_short TEXT NOT NULL, -- the same, given names of one character first within a surname
    PRIMARY KEY (entity, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_key_code ON name_key (entity, code);
CREATE INDEX name_key_pinyin ON name_key (entity, pinyin);
CREATE INDEX name_key_strokes ON name_key (entity, strokes, search);
CREATE INDEX name_key_strokes_short ON name_key (entity, strokes_short);

-- How the name is read, where the table of characters is wrong: "shan xiong xin".
ALTER TABLE person ADD COLUMN pinyin TEXT; -- syllables, separated by blanks

-- The list of activities begins with the latest.
CREATE INDEX activity_held ON activity (held_on);
