import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: token answers")
struct TokenAnswerTests {
    private func read(_ text: String, previous: Credentials? = .grant) throws -> Credentials {
        try #require(ZohoConnector.oauth).credentials(
            from: .json(text), previous: previous, at: Credentials.moment)
    }

    private func refused(_ text: String, previous: Credentials? = .grant) async throws -> ConnectorError? {
        let flow = try #require(ZohoConnector.oauth)
        return await failure { () throws(ConnectorError) in
            try flow.credentials(from: .json(text), previous: previous, at: Credentials.moment)
        }
    }

    @Test("SYNC-12: A refresh brings a token for an hour, keeps the refresh token, and takes over the scopes")
    func refreshed() throws {
        let credentials = try read(
            #"{"access_token":"1000.new","scope":"ZohoCRM.modules.ALL ZohoCRM.users.READ","api_domain":"#
                + #""https://www.zohoapis.eu","token_type":"Bearer","expires_in":3600}"#)
        #expect(
            credentials.accessToken == Secret("1000.new") && credentials.refreshToken == Secret("1000.canary-refresh"))
        #expect(credentials.expiresAt == Credentials.moment + 3600)
        #expect(credentials.scopes == ["ZohoCRM.modules.ALL", "ZohoCRM.users.READ"])
        #expect(credentials.attributes == ["data_center": "eu", "environment": "production"])
    }

    @Test("F-A11: An answer without api_domain and scope changes nothing that was known")
    func silent() throws {
        let credentials = try read(#"{"access_token":"1000.new","expires_in":3600}"#)
        #expect(
            credentials.attributes == Credentials.grant.attributes && credentials.scopes == Credentials.grant.scopes)
    }

    @Test("Where expires_in_sec is given, it holds the seconds and expires_in milliseconds")
    func oldShape() throws {
        let credentials = try read(#"{"access_token":"x","expires_in":3600000,"expires_in_sec":3600}"#)
        #expect(credentials.expiresAt == Credentials.moment + 3600)
        #expect(try read(#"{"access_token":"x","expires_in":"3600"}"#).expiresAt == Credentials.moment + 3600)
    }

    @Test("A token without an end is used until it is refused")
    func endless() throws {
        #expect(try read(#"{"access_token":"x"}"#).expiresAt == nil)
    }

    @Test("Scopes between commas are read as those between blanks")
    func commas() throws {
        #expect(try read(#"{"access_token":"x","scope":"a.READ,b.ALL"}"#).scopes == ["a.READ", "b.ALL"])
    }

    @Test(
        "A first answer tells data centre and environment by its api_domain",
        arguments: [
            ("https://www.zohoapis.com", "us", "production"), ("https://www.zohoapis.com.au/", "au", "production"),
            ("https://sandbox.zohoapis.eu", "eu", "sandbox"), ("https://developer.zohoapis.in", "in", "developer"),
            ("https://www.zohoapis.ca", "ca", "production"), ("https://WWW.zohoapis.jp:443", "jp", "production"),
        ])
    func place(_ domain: String, dataCentre: String, environment: String) throws {
        let credentials = try read(
            #"{"access_token":"x","refresh_token":"r","api_domain":"\#(domain)"}"#, previous: nil)
        #expect(credentials.attributes == ["data_center": dataCentre, "environment": environment])
        #expect(credentials.refreshToken == Secret("r"))
    }

    @Test(
        "SEC-4, T-09, F-A11: A foreign api_domain is kept to be refused, and no token goes anywhere",
        arguments: [
            "https://evil.example", "https://www.zohoapis.eu.evil.example", "https://evilzohoapis.eu",
            "http://www.zohoapis.eu", "https://www.zohoapis.eu:8443", "https://user@www.zohoapis.eu",
            "https://www.zohoapis.eu/path", "https://www.zohoapis.eu?x=1", "https://www.zohoapis.eu#x",
            "https://zohoapis.eu", "https://127.0.0.1", "https://www.zohoapis.eu.", "//www.zohoapis.eu", "",
            "https://www.zohoаpis.eu", "javascript:alert(1)", "https://accounts.zoho.eu",
        ])
    func foreign(_ domain: String) async throws {
        let credentials = try read(#"{"access_token":"x","api_domain":"\#(domain)"}"#)
        #expect(credentials.attributes["data_center"] == "eu" && credentials.attributes != Credentials.grant.attributes)
        let mock = Origin(parsing: "http://127.0.0.1:4010")
        for override in [nil, mock] {
            let error = await failure { () throws(ConnectorError) in
                try ZohoConnector.authorizer(for: credentials, override: override)
            }
            #expect(error?.kind == .invalid)
        }
    }

    @Test("SEC-4: A refresh never moves a grant to another data centre or environment; the next right answer mends it")
    func moved() async throws {
        for domain in ["https://www.zohoapis.com", "https://sandbox.zohoapis.eu"] {
            let moved = try read(#"{"access_token":"x","api_domain":"\#(domain)"}"#)
            #expect(moved.attributes["data_center"] == "eu" && moved.attributes["environment"] == "production")
            let error = await failure { () throws(ConnectorError) in
                try ZohoConnector.authorizer(for: moved, override: nil)
            }
            #expect(error?.kind == .invalid)
            let mended = try read(
                #"{"access_token":"y","api_domain":"https://www.zohoapis.eu"}"#, previous: moved)
            #expect(mended.attributes == Credentials.grant.attributes)
        }
    }

    @Test("A first answer that doesn't say where the data is can't be used")
    func nowhere() async throws {
        let error = try await refused(#"{"access_token":"x","refresh_token":"r"}"#, previous: nil)
        #expect(error?.kind == .malformed)
    }

    @Test("The address of a stand-in is taken beside the override that is the same, and beside no other")
    func standIn() async throws {
        let mock = try #require(Origin(parsing: "http://127.0.0.1:4010"))
        let credentials = try read(
            #"{"access_token":"x","refresh_token":"r","api_domain":"\#(mock)"}"#, previous: nil)
        let request = try ZohoConnector.authorizer(for: credentials, override: mock)
            .authorize(.probe("zoho.users.list"))
        #expect(request.origin == mock)
        for other in [nil, Origin(parsing: "http://127.0.0.1:4011")] {
            let error = await failure { () throws(ConnectorError) in
                try ZohoConnector.authorizer(for: credentials, override: other)
            }
            #expect(error?.kind == .invalid)
        }
    }

    @Test(
        "SEC-7: What is no token answer is malformed",
        arguments: [
            "", "<html>", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":7}"#,
            #"{"access_token":"x","token_type":"mac"}"#, #"{"access_token":"x","expires_in":0}"#,
            #"{"access_token":"x","expires_in":90000000}"#, String(repeating: "[", count: 10_000),
        ])
    func malformed(_ text: String) async throws {
        #expect(try await refused(text)?.kind == .malformed)
    }
}
