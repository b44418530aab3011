-- The grade of the civil service beside the result of the review (评议与公务员年度考核衔接).
ALTER TABLE review
    ADD COLUMN civil_grade TEXT; -- excellent, competent, basically_competent, incompetent
