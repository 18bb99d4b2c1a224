use super::{compact, rename};

#[test]
fn indentation_comments_and_idle_spaces_go() {
    let source = "\
/**
 * @param {number} a
 */
function twice(a) {
    // Twice.
    return a * 2;
}
";
    assert_eq!(compact(source), "function twice(a){return a*2;}");
}

#[test]
fn words_stay_apart() {
    assert_eq!(
        compact("const  a = typeof   b in c"),
        "const a=typeof b in c"
    );
}

#[test]
fn signs_that_would_become_another_sign_stay_apart() {
    assert_eq!(compact("a + +b - -c"), "a+ +b- -c");
}

#[test]
fn the_end_of_a_line_stays_where_it_may_end_a_statement() {
    assert_eq!(compact("a = b\n(c)\n++d\n"), "a=b\n(c)\n++d");
    assert_eq!(compact("let f = g // why\nh()"), "let f=g\nh()");
}

#[test]
fn literals_stay_as_they_are() {
    for literal in [
        r#""a  // \" b""#,
        r"'/* x  */'",
        "`a\n    ${b   + c}`",
        r"/^\s*\/  [/]\s+$/",
    ] {
        assert_eq!(
            compact(&format!("x =  {literal} ;")),
            format!("x={literal};")
        );
    }
}

#[test]
fn a_division_is_no_regular_expression() {
    assert_eq!(compact("a / b / (c) / 2 // half"), "a/b/(c)/2");
}

#[test]
fn what_is_compact_stays() {
    let once = compact(include_str!("../../../../public/boot.js"));
    assert_eq!(compact(&once), once);
}

#[test]
fn a_template_in_a_template_is_one_literal() {
    let source = "a =  `x ${ b  &&  `y  ${c}` } z` ; d";
    assert_eq!(compact(source), "a=`x ${ b  &&  `y  ${c}` } z`;d");
}

#[test]
fn only_whole_words_are_renamed() {
    let renamed = [("__wbg_at_1f".to_owned(), "0".to_owned())].into();
    let source = "{__wbg_at_1f:f,__wbg_at_1f0:g}";
    assert_eq!(rename(source, &renamed), "{0:f,__wbg_at_1f0:g}");
}
