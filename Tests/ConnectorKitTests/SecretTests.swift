import ConnectorKit
import Foundation
import Testing

@Suite("Secret (SEC-2, T-11)")
struct SecretTests {
    static let text = "canary-9f2c"
    let secret = Secret(text)

    private func dumped(_ value: Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    @Test("It prints the marker, however it is printed")
    func prints() {
        #expect(secret.description == "<redacted>" && secret.debugDescription == "<redacted>")
        #expect("\(secret)" == Secret.marker && String(describing: secret) == Secret.marker)
        #expect(String(reflecting: secret) == Secret.marker)
        #expect(!dumped(secret).contains("canary"))
        #expect(String(format: "%@", "\(secret)") == Secret.marker)
    }

    @Test("Its mirror shows nothing")
    func mirror() {
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(secret.customMirror.descendant("text") == nil)
    }

    @Test("What holds a secret prints none of it: optionals, collections, credentials, apps, callbacks, requests")
    func holders() {
        let credentials = Credentials(
            method: .authorizationCode, accessToken: secret, refreshToken: secret,
            issuedAt: Date(timeIntervalSince1970: 0), secretAttributes: ["key": secret])
        let request = HTTPRequest(operation: "x", method: .post, path: "/", secrets: [secret])
        let holders: [Any] = [
            Optional(secret) as Any, [secret], ["k": secret], (1, secret), credentials, request,
            OAuthApp(clientID: "c", clientSecret: secret, redirectURI: "r"), AuthorizationCallback(code: secret),
        ]
        for holder in holders {
            for printed in ["\(holder)", String(reflecting: holder), dumped(holder)] {
                #expect(!printed.contains("canary"))
            }
        }
    }

    @Test("Only reveal gives the text, and equality is that of the texts")
    func reveals() {
        #expect(secret.reveal() == Self.text)
        #expect(secret == Secret(Self.text) && secret != Secret("other"))
        #expect(Secret("").isEmpty && !secret.isEmpty)
        #expect(Set([secret, Secret(Self.text)]).count == 1)
    }
}
