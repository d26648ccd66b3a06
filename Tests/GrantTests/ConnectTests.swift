import ConnectorKit
import Foundation
import OpenSSLCrypto
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Connecting a CRM")
struct ConnectTests {
    @Test("A static token is asked whose it is, and the missing scopes are named for each ability")
    func staticToken() async throws {
        let host = try await Host()
        host.vendor.change { $0.account.scopes = ["owners.read"] }
        let process = try host.process()
        let token = host.vendor.issue().access
        let outcome = try await process.grants.connectStaticToken(
            "safe", token: Secret(token), for: host.ann, as: host.user(host.ann))
        #expect(outcome.identity.account == "acme" && outcome.identity.user == "u1")
        #expect(outcome.missingScopes == [.writeRecords: ["write"]])
        #expect(!outcome.replacedInPlace && outcome.holderCount == 1)
        #expect(try await process.auditOperations().contains("grant.connect done"))
        let key = try await process.grants.keys(of: host.ann, as: host.user(host.ann))
        #expect(key.map(\.id) == [outcome.key] && key.first?.actsAs == "u1")
    }

    @Test(
        "A token that the CRM refuses, or that is none, stores nothing", arguments: ["wrong", "", "two words", "a\n"])
    func badToken(_ token: String) async throws {
        let host = try await Host()
        let process = try host.process()
        let error = await #expect(throws: GatewayError.self) {
            try await process.grants.connectStaticToken(
                "safe", token: Secret(token), for: host.ann, as: host.user(host.ann))
        }
        #expect(error?.code == (token == "wrong" ? "unauthenticated" : "token_empty"))
        #expect(try await process.grants.keys(of: host.ann, as: host.admin).isEmpty)
    }

    @Test("T-38: PKCE S256 goes with the page's address, its verifier with the exchange, the code in no log")
    func pkce() async throws {
        let host = try await Host()
        let process = try host.process()
        let invitation = try await process.grants.beginConnect("safe", for: host.ann, as: host.user(host.ann))
        let items = URLComponents(string: invitation.url)?.queryItems ?? []
        #expect(items.first { $0.name == "state" }?.value == invitation.state)
        #expect(Base64URL.decode(invitation.state)?.count == 32)
        #expect(invitation.expiresAt == host.clock.now.addingTimeInterval(600))
        _ = try await process.grants.finishConnect(
            "safe", callback: ["state": invitation.state, "code": "canary-code"], as: host.user(host.ann))
        let sent = try #require(host.vendor.state.withLock { $0.exchanged.first })
        let challenge = Base64URL.encode(Digest.sha256(Array((sent["verifier"] ?? "").utf8)))
        #expect(items.first { $0.name == "code_challenge" }?.value == challenge)
        #expect(!host.logs.text.contains("canary"))
        let rows = try await process.driver.read {
            try $0.query("SELECT state_hash, verifier FROM connect_session", [])
        }
        #expect(try rows.map { try $0.text(0) } != [invitation.state])
        #expect(try rows.first?.blobOrNil(1) == nil)
    }

    @Test("T-38: a wrong, missing, reused or late state, another actor's and another CRM's are refused alike")
    func states() async throws {
        let host = try await Host()
        let process = try host.process()
        let ann = host.user(host.ann)
        let good = try await process.grants.beginConnect("safe", for: host.ann, as: ann)
        func refused(_ crm: CRMID, _ state: String?, _ actor: Actor) async -> String? {
            var callback = ["code": "c"]
            callback["state"] = state
            do {
                _ = try await process.grants.finishConnect(crm, callback: callback, as: actor)
                return nil
            } catch { return (error as? GatewayError)?.code }
        }
        #expect(await refused("safe", "wrong", ann) == "connect_state_invalid")
        #expect(await refused("safe", nil, ann) == "connect_state_invalid")
        #expect(await refused("safe", good.state, host.user(host.bob)) == "connect_state_invalid")
        #expect(await refused("safe", good.state, host.admin) == "connect_state_invalid")
        #expect(await refused("strict", good.state, ann) == "connect_state_invalid")
        #expect(host.vendor.state.withLock { $0.exchanged.isEmpty })
        #expect(await refused("safe", good.state, ann) == nil)
        #expect(await refused("safe", good.state, ann) == "connect_state_invalid")
        let late = try await process.grants.beginConnect(
            "safe", for: host.ann, as: ann, loopback: "http://127.0.0.1:9/callback")
        host.clock.advance(by: .seconds(300))
        #expect(await refused("safe", late.state, ann) == "connect_state_invalid")
        #expect(host.vendor.state.withLock { $0.exchanged.count } == 1)
        #expect(try await process.auditOperations().contains("grant.connect refused"))
    }

    @Test("T-38: the vendor's refusal spends the state; the account is shown, and unless confirmed nothing is stored")
    func declined() async throws {
        let host = try await Host()
        let process = try host.process()
        let ann = host.user(host.ann)
        let first = try await process.grants.beginConnect("safe", for: host.ann, as: ann)
        let refusal = await #expect(throws: GatewayError.self) {
            try await process.grants.finishConnect(
                "safe", callback: ["state": first.state, "error": "access_denied"], as: ann)
        }
        #expect(refusal?.code == "connect_refused")
        let second = try await process.grants.beginConnect("safe", for: host.ann, as: ann)
        let shown = Mutex<[CRMIdentity]>([])
        let declined = await #expect(throws: GatewayError.self) {
            try await process.grants.finishConnect(
                "safe", callback: ["state": second.state, "code": "attackers"], as: ann
            ) { identity in
                shown.withLock { $0.append(identity) }
                return false
            }
        }
        #expect(declined?.code == "connect_declined")
        #expect(shown.withLock { $0.map(\.account) } == ["acme"])
        #expect(try await process.grants.keys(of: host.ann, as: ann).isEmpty)
        #expect(try await process.driver.read { try $0.query("SELECT id FROM crm_grant", []).count } == 0)
    }

    @Test("ACC-7, ACC-4: spectators get no key, others' keys are for admins, strangers aren't found, and it is audited")
    func rules() async throws {
        let host = try await Host()
        let process = try host.process()
        func refused(_ user: UserID, _ actor: Actor) async -> String? {
            do {
                _ = try await process.grants.beginConnect("safe", for: user, as: actor)
                return nil
            } catch { return (error as? GatewayError)?.code }
        }
        #expect(await refused(host.spectator, host.admin) == "spectator_key")
        #expect(await refused(host.spectator, host.user(host.spectator)) == "spectator_key")
        #expect(await refused(host.bob, host.user(host.ann)) == "role_too_low")
        #expect(await refused(UserID(rawValue: "elsewhere"), host.admin) == "user_not_found")
        #expect(await refused(host.bob, host.admin) == nil)
        #expect(try await process.auditOperations().filter { $0 == "grant.connect refused" }.count >= 2)
    }

    @Test("ACC-7: who became a spectator while the browser was away gets no key")
    func convertedMeanwhile() async throws {
        let host = try await Host()
        let process = try host.process()
        let invitation = try await process.grants.beginConnect("safe", for: host.ann, as: host.user(host.ann))
        let error = await #expect(throws: GatewayError.self) {
            try await process.grants.finishConnect(
                "safe", callback: ["state": invitation.state, "code": "c"], as: host.user(host.ann)
            ) { _ in
                try await process.execute("UPDATE user_account SET seat = 'spectator'")
                return true
            }
        }
        #expect(error?.rule == "ACC-7")
        #expect(try await process.driver.read { try $0.query("SELECT id FROM crm_grant", []).count } == 0)
    }

    @Test("An unknown CRM is named, and so are those that there are")
    func unknown() async throws {
        let host = try await Host()
        let process = try host.process()
        let error = await #expect(throws: GatewayError.self) {
            try await process.grants.beginConnect("nope", for: host.ann, as: host.admin)
        }
        #expect(error?.code == "crm_unsupported" && error?.nextStep?.contains("safe, strict") == true)
    }
}
