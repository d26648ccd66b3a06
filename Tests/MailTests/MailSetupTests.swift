import CRMGateway
import Foundation
import Testing
import Workspace

@Suite("How mail is set up")
struct MailSetupTests {
    @Test(
        "T-37: the sign-in address is an https URL without credentials",
        arguments: [
            "http://app.example.com/", "https://user:pw@app.example.com/", "https://user@app.example.com/",
            "https:///x",
            "mailto:ann@example.com", "javascript:alert(1)", "ftp://example.com", "/relative",
            "https://example.com/" + String(repeating: "x", count: 2_000),
        ])
    func signInURL(_ text: String) throws {
        let url = try #require(URL(string: text))
        let from = try MailMailbox(address: EmailAddress("a@example.com"))
        let error = #expect(throws: GatewayError.self) {
            try MailSetup(sender: ScriptedSender(), from: from, signInURL: url)
        }
        #expect(error?.code == "mail_sign_in_url_invalid" && error?.field == "signInURL")
    }
}
