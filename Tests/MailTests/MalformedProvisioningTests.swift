import CRMGateway
import MalformedInputs
import Testing
import Workspace

@Suite("Bad input to provisioning and mail")
struct MalformedProvisioningTests {
    @Test(
        "PROV-1, PROV-4, ACC-10, I-21: malformed addresses of a person are refused with code and field, and nothing is written"
    )
    func emails() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let cases = MalformedCase.each(MalformedInputs.emails, field: "email") { text in
            _ = try await host.gateway.provision(host.draft(email: text), as: host.boss)
        }
        #expect(try await MalformedCheck(host.store).problems(of: cases) == [])
    }

    @Test(
        "PROV-1, ACC-10: malformed names are refused with code and field, and nothing is written",
        arguments: ["first_name", "last_name"])
    func names(_ code: String) async throws {
        let host = try await MailHost()
        defer { host.end() }
        let isFirst = code == "first_name"
        let cases = MalformedCase.each(
            MalformedInputs.names(code: code), field: isFirst ? "firstName" : "lastName"
        ) { text in
            let draft = PersonDraft(
                team: host.team.id, role: .user, seat: .standard, firstName: isFirst ? text : "Bob",
                lastName: isFirst ? "Novak" : text, email: "bob@example.com")
            _ = try await host.gateway.provision(draft, as: host.boss)
        }
        #expect(try await MalformedCheck(host.store).problems(of: cases) == [])
    }

    @Test("ACC-4: any id that is no team's here is no team, and nothing is written")
    func teams() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let cases = MalformedCase.each(
            MalformedInputs.ids(near: host.team.id.rawValue, elsewhere: nil, code: "team_not_found"), field: "team"
        ) { text in
            _ = try await host.gateway.provision(host.draft(team: TeamID(rawValue: text)), as: host.boss)
        }
        #expect(try await MalformedCheck(host.store).problems(of: cases) == [])
    }

    @Test("PROV-6: what can be no idempotency key is refused, and nothing is written")
    func keys() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        let provisioning = MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey") { text in
            _ = try await host.gateway.provision(host.draft("eve"), as: host.boss, idempotencyKey: text)
        }
        let resending = MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey") { text in
            _ = try await host.gateway.mail.resend(to: bob.id, as: host.boss, idempotencyKey: text)
        }
        #expect(try await MalformedCheck(host.store).problems(of: provisioning) == [])
        #expect(try await MalformedCheck(host.store).problems(of: resending) == [])
    }

    @Test("ACC-4: any id that is no present user's here gets no mail, and shows none")
    func users() async throws {
        let host = try await MailHost()
        defer { host.end() }
        let bob = try await host.person()
        let other = try await host.gateway.directory.createOrganization(
            name: "Other", admin: UserDraft(firstName: "X", lastName: "Y", email: "x@example.com"))
        let ids = MalformedInputs.ids(
            near: bob.id.rawValue, elsewhere: other.admin.id.rawValue, code: "user_not_found")
        let resending = MalformedCase.each(ids, field: "user") { text in
            _ = try await host.gateway.mail.resend(to: UserID(rawValue: text), as: host.boss)
        }
        let reading = MalformedCase.each(ids, field: "user") { text in
            _ = try await host.gateway.mail.state(of: UserID(rawValue: text), as: host.boss)
        }
        #expect(try await MalformedCheck(host.store).problems(of: resending) == [])
        #expect(try await MalformedCheck(host.store).problems(of: reading) == [])
    }
}
