//! Writes whose session ends.

use super::*;

#[test]
fn nothing_is_announced_after_the_session_of_the_write_has_ended() {
    let write = Reply::status(204).after(Duration::from_secs(1));
    let test = Test::new(write, []);
    test.client.set_token(Some("token".to_owned()));
    test.send();
    test.client.change_user(None);
    test.advance(Duration::from_secs(1));
    assert_eq!(test.done.get(), 0);
    assert_eq!(test.methods(), [WRITE]);
}
