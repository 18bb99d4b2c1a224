use datavolumes_client::RetryAfter;
use datavolumes_client::browser::http_date;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_browser_reads_each_form_of_an_http_date_as_one_of_utc() {
    for text in [
        "Wed, 21 Oct 2015 07:28:30 GMT",
        "Wednesday, 21-Oct-15 07:28:30 GMT",
        "Wed Oct 21 07:28:30 2015",
    ] {
        let seconds = http_date(text).map(|time| time.timestamp());
        assert_eq!(seconds, Some(1_445_412_510), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_date_is_ignored() {
    for text in ["", "soon", "-1", "1.5", "99999999999", "2015"] {
        assert_eq!(http_date(text), None, "{text}");
    }
    let seconds = RetryAfter::of_header(" 120 ", http_date);
    assert_eq!(seconds, Some(RetryAfter::Seconds(120)));
}
