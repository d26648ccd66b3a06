import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Refreshes that fail")
struct RefreshFailureTests {
    /// A grant whose access token has ended.
    private func expired(_ crm: CRMID, rotating: Bool = false) async throws -> (HostProcess, GrantAddress) {
        let process = try await Host(rotating: rotating).process()
        let grant = try await process.connect(crm).grant
        process.host.clock.advance(by: RefreshTests.lifetime)
        return (process, process.address(grant))
    }

    @Test("F-A3: a request that never left is tried again", arguments: ["safe", "strict"] as [CRMID])
    func notSent(_ crm: CRMID) async throws {
        let (process, address) = try await expired(crm, rotating: crm == "strict")
        process.host.vendor.script(.notConnected)
        #expect(try await process.use(address.grant).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 1)
    }

    @Test("F-A4: a lost answer of a replay-safe grant is asked for again, and the repetition is in the journal")
    func replaySafe() async throws {
        let (process, address) = try await expired("safe")
        process.host.vendor.script(.lostAfterWork)
        #expect(try await process.use(address.grant).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 2)
        let organization = address.organization
        let attempts = try await process.driver.read {
            try RefreshIntentRepository(of: organization).attempts(on: address.grant, generation: 1, in: $0)
        }
        #expect(attempts.map(\.state) == [.unknown, .done])
        #expect(attempts.last?.replayOf == attempts.first?.id)
    }

    @Test("F-A4: while the access token lives, a lost single-use refresh changes nothing for callers")
    func singleUseAlive() async throws {
        let process = try await Host(rotating: true).process()
        let grant = try await process.connect("strict").grant
        process.host.clock.advance(by: .seconds(1_400))
        process.host.vendor.script(.lostBeforeWork)
        for _ in 0..<5 { #expect(try await process.use(grant).row.generation == 1) }
        process.host.clock.advance(by: .seconds(60))
        #expect(try await process.use(grant).row.generation == 1)
        #expect(process.host.vendor.refreshCount == 0)
        #expect(try await process.attempts(grant).map(\.state) == [.unknown])
    }

    @Test("F-A4: once it is over, the single-use token is sent once more, and that may save the grant")
    func singleUseSaved() async throws {
        let (process, address) = try await expired("strict", rotating: true)
        process.host.vendor.script(.lostBeforeWork)
        #expect(try await process.use(address.grant).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 1)
    }

    @Test("F-A5, I-03: where the lost answer had rotated it, the one repetition fails, and somebody must reconnect")
    func singleUseLost() async throws {
        let (process, address) = try await expired("strict", rotating: true)
        process.host.vendor.script(.lostAfterWork)
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        guard case .refused(let notice) = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        #expect(notice.reason == "refresh_outcome_unknown" && notice.owner == process.host.ann)
        #expect(notice.holderCount == 1)
        #expect(process.host.vendor.refreshCount == 2)
        await #expect(throws: GrantTrouble.self) { try await process.use(address.grant, refused: 1) }
        #expect(process.host.vendor.refreshCount == 2)
    }

    @Test("I-03: two lost answers of a single-use token are followed by no third request")
    func singleUseTwice() async throws {
        let (process, address) = try await expired("strict", rotating: true)
        process.host.vendor.script(.lostBeforeWork, .lostBeforeWork)
        await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        #expect(try await process.row(address.grant).state == .reconnectNeeded)
        #expect(process.host.vendor.refreshCount == 0)
    }

    @Test("F-A9: a dead grant says why, since when, who must reconnect and who is cut off; its row stays")
    func dead() async throws {
        let (process, address) = try await expired("safe")
        process.host.vendor.change { $0.refresh = [] }
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        guard case .refused(let notice) = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        #expect(notice.reason == "refresh_refused" && notice.state == "reconnect_needed")
        #expect(notice.since == process.host.clock.now)
        #expect(notice.description.contains(process.host.ann.rawValue))
        #expect(try await process.row(address.grant).sealed != nil)
        #expect(try await process.auditOperations().contains("grant.state done"))
        #expect(try await process.grants.reconnectsNeeded(as: process.host.admin).elements == [notice])
        let event = try #require(try await process.events().first)
        #expect(event.kind == "grant_dead" && event.content.contains(#""reason":"refresh_refused""#))
        #expect(event.content.contains(address.grant.rawValue))
    }

    @Test("An app's wrong configuration never marks a grant dead, and isn't asked again at once")
    func configuration() async throws {
        let (process, address) = try await expired("safe")
        process.host.vendor.script(.status(401, #"{"error":"invalid_client"}"#))
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        guard case .configuration = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        #expect(process.host.vendor.refreshCount == 1)
        #expect(try await process.row(address.grant).state == .live)
        process.host.clock.advance(by: .seconds(60))
        #expect(try await process.use(address.grant).row.generation == 2)
        #expect(try await process.row(address.grant).stateReason == nil)
    }

    @Test("An app that isn't configured is our fault: nothing is sent, journaled or marked")
    func noApp() async throws {
        let host = try await Host()
        let grant = try await host.process().connect("safe").grant
        host.clock.advance(by: RefreshTests.lifetime)
        let process = try host.process(apps: [:])
        await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        #expect(try await process.attempts(grant).isEmpty)
        #expect(try await process.row(grant).state == .live)
    }

    @Test("F-A10: a vendor that is busy is left alone for as long as it asked", arguments: [423, 429])
    func busy(_ status: Int) async throws {
        let (process, address) = try await expired("safe")
        process.host.vendor.script(.status(status, headers: ["Retry-After": "120"]))
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        guard case .cooling = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        process.host.clock.advance(by: .seconds(110))
        await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        #expect(process.host.vendor.refreshCount == 1)
        process.host.clock.advance(by: .seconds(10))
        #expect(try await process.use(address.grant).row.generation == 2)
    }

    @Test("F-A10: a CRM that is at such a request already, and says for how long, is asked again by the same caller")
    func alreadyProcessing() async throws {
        let (process, address) = try await expired("strict", rotating: true)
        process.host.vendor.script(.status(400, #"{"error":"already_processing"}"#))
        #expect(try await process.use(address.grant).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 2)
        #expect(try await process.row(address.grant).state == .live)
    }

    @Test("F-A10: one that stays at it is left alone, and the caller told when to come back")
    func stillProcessing() async throws {
        let (process, address) = try await expired("strict", rotating: true)
        let busy = VendorFault.status(400, #"{"error":"already_processing"}"#)
        process.host.vendor.script(busy, busy, busy, busy)
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        guard case .cooling = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        #expect(process.host.vendor.refreshCount == 2)
        #expect(trouble?.connectorError(at: process.host.clock.milliseconds).retry == .later(after: .seconds(2)))
    }

    @Test("F-A11: new tokens for a host that isn't the vendor's are stored, and the grant is used for nothing")
    func foreignHost() async throws {
        let (process, address) = try await expired("safe")
        process.host.vendor.change { $0.host = "evil.example" }
        await #expect(throws: GrantTrouble.self) { try await process.use(address.grant) }
        let row = try await process.row(address.grant)
        #expect(row.state == .quarantined && row.stateReason == "host_changed" && row.generation == 2)
        #expect(process.host.vendor.state.withLock { $0.calls.allSatisfy { $0.origin?.host != "evil.example" } })
        #expect(try await process.grants.recheck(address.grant, as: process.host.admin) == "quarantined")
    }

    @Test("F-A11: fewer scopes make the account be checked; the same account releases the grant")
    func fewerScopes() async throws {
        let host = try await Host()
        host.vendor.change { $0.grantedScopes = ["owners.read", "write"] }
        let process = try host.process()
        let grant = try await process.connect("safe").grant
        host.vendor.change { $0.grantedScopes = ["owners.read"] }
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await process.use(grant).row.generation == 2)
        let row = try await process.row(grant)
        #expect(row.state == .live && row.scopes == ["owners.read"])
    }

    @Test("F-A11: where the account is another one by now, the grant stays in quarantine, its tokens stored")
    func otherAccount() async throws {
        let host = try await Host()
        host.vendor.change { $0.host = "eu.fake.example" }
        let process = try host.process()
        let grant = try await process.connect("safe").grant
        host.vendor.change {
            $0.host = "us.fake.example"
            $0.account.account = "other"
        }
        host.clock.advance(by: RefreshTests.lifetime)
        await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        #expect(try await process.row(grant).stateReason == "account_changed")
        #expect(try await process.credentials(grant).accessToken?.reveal() == "canary-access-2")
        host.vendor.change { $0.account.account = "acme" }
        #expect(try await process.grants.recheck(grant, as: host.admin) == "live")
    }

    @Test("A static token that is refused is dead: there is nothing to refresh")
    func staticToken() async throws {
        let host = try await Host()
        let process = try host.process()
        let token = host.vendor.issue().access
        let grant = try await process.grants.connectStaticToken(
            "safe", token: Secret(token), for: host.ann, as: host.user(host.ann)
        ).grant
        host.clock.advance(by: .seconds(86_400 * 300))
        #expect(try await process.use(grant).row.generation == 1)
        await #expect(throws: GrantTrouble.self) { try await process.use(grant, refused: 1) }
        #expect(try await process.row(grant).stateReason == "token_refused")
    }
}
