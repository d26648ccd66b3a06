import CRMGateway
import Testing
import Workspace

@Suite("A request that is repeated after its account has ended")
struct EndedAccountTests {
    @Test(
        "PROV-6: the key of an account that was removed since answers with no account, and makes none; a new one does")
    func ended() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k").user
        _ = try await host.gateway.people.removeEntirely(bob.id, confirming: bob.email.text, as: host.boss)
        let error = await failure {
            try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "k")
        }
        #expect(error?.code == "account_ended" && error?.rule == "PROV-6" && error?.field == "idempotencyKey")
        let other = try await host.gateway.provision(host.draft(), as: host.boss, idempotencyKey: "new")
        #expect(other.user.id != bob.id && !other.isRepeated)
    }
}
