import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: changes of the org, seeds and state")
struct AccountChangeTests {
    private let root = TokenClient.version

    private func query(_ client: TokenClient, _ soql: String) async throws -> [JSON] {
        let text = soql.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return try await client.get(root + "/query?q=" + text).json["records"]?.array ?? []
    }

    @Test("Users come and go; whoever left is inactive and still found")
    func users() async throws {
        try await withSalesforce { server, client in
            let soql = "SELECT IsActive FROM User WHERE Email = 'bob@example.com'"
            try server.change(.deactivateUser(email: "bob@example.com"))
            let left = try await query(client, soql)
            #expect(left.map { $0["IsActive"] } == [false])
            try server.change(.reactivateUser(email: "bob@example.com"))
            let back = try await query(client, soql)
            #expect(back.map { $0["IsActive"] } == [true])
            try server.change(.addUser(email: "new@example.com", firstName: "Nia", lastName: "New"))
            let made = try await query(client, "SELECT Name, Profile.Name FROM User WHERE Email = 'new@example.com'")
            #expect(made.first?["Name"] == "Nia New" && made.first?["Profile"]?["Name"] == "Sales User")
            #expect(throws: MockChangeError.self) { try server.change(.deactivateUser(email: "nobody@example.com")) }
        }
    }

    @Test("Sheet §4: the refresh of a sandbox appends .invalid to every e-mail; who comes later has their own")
    func invalidEmails() async throws {
        try await withSalesforce { server, client in
            func found(_ email: String) async throws -> Int {
                try await query(client, "SELECT Id FROM User WHERE Email = '\(email)'").count
            }
            let counts = { (plain: String) in [try await found(plain), try await found(plain + ".invalid")] }
            try server.turn("invalid_emails")
            let refreshed = try await [counts("bob@example.com"), counts("carol@example.com")]
            #expect(refreshed == [[0, 1], [0, 2]])
            let user = try await client.get("/services/oauth2/userinfo")
            #expect(user.json["email"] == "ann@example.com.invalid")
            try server.change(.addUser(email: "new@example.com", firstName: "Nia", lastName: "New"))
            let late = try await counts("new@example.com")
            #expect(late == [1, 0])
            try server.turn("invalid_emails", false)
            let mended = try await counts("bob@example.com")
            #expect(mended == [1, 0])
        }
    }

    @Test("Sheet §4: a seed may start after such a refresh, and names people by the e-mails of before")
    func invalidEmailsFromTheStart() async throws {
        var seed = SalesforceSeed()
        seed.switches.invalidEmails = true
        seed.permissionSets = [.init("Readers", assignees: ["bob@example.com"])]
        let server = try await MockServer.start(vendor: SalesforceMock(seed: seed))
        let emails = server.state()["users"]?.array?.compactMap { $0["email"]?.string } ?? []
        #expect(
            emails.count == 14
                && emails.allSatisfy { $0.hasSuffix("@example.com.invalid") || $0 == "Grace@Example.com.invalid" })
        await server.stop()
    }

    @Test("A stage out of use stays as a row and leaves the active values; a process' name takes it out there only")
    func stages() async throws {
        try await withSalesforce { server, client in
            try server.change(.archiveStage(object: "Opportunity", pipeline: "", stage: "Qualification"))
            let rows = try await query(
                client, "SELECT ApiName, IsActive FROM OpportunityStage WHERE ApiName = 'Qualification'")
            #expect(rows.map { $0["IsActive"] } == [false])
            #expect(server.state()["stages"]?.array?.contains("Qualification") == false)
            try server.change(.archiveStage(object: "Opportunity", pipeline: "Renewal Process", stage: "Renewed"))
            #expect(server.state()["stages"]?.array?.contains("Renewed") == true)
        }
    }

    @Test("Fields become read-only or go away for everyone at once")
    func fields() async throws {
        try await withSalesforce { server, client in
            func field(_ name: String) async throws -> JSON? {
                let answer = try await client.get(root + "/sobjects/Opportunity/describe")
                return answer.json["fields"]?.array?.first { $0["name"]?.string == name }
            }
            try server.change(.makeReadOnly(object: "Opportunity", property: "Decision_Date__c"))
            let fixed = try await field("Decision_Date__c")
            #expect(fixed?["updateable"] == false && fixed?["createable"] == false)
            try server.change(.deleteProperty(object: "Opportunity", property: "Decision_Date__c"))
            let gone = try await field("Decision_Date__c")
            #expect(gone == nil)
            #expect(throws: MockChangeError.self) {
                try server.change(.makeReadOnly(object: "Opportunity", property: "Nothing__c"))
            }
        }
    }

    @Test("An uninstalled app, a revoked grant and a withdrawn scope end sessions in their own ways")
    func tokens() async throws {
        try await withSalesforce(seedWithSessions()) { server, client in
            let bob = TokenClient(server, bearer: "bobs")
            try server.change(.vendorSpecific("expire_grant", ["user": "bob@example.com"]))
            let ended = try await bob.get(root + "/sobjects")
            let other = try await client.get(root + "/sobjects")
            #expect(ended.status == 401 && other.status == 200)
            try server.change(.withdrawScope("api"))
            let blocked = try await client.get(root + "/sobjects")
            #expect(blocked.status == 401)
            #expect(blocked.json[0]?["message"] == "This session is not valid for use with the REST API")
            try server.change(.uninstallApp)
            let dead = try await client.refresh(server.credentials.refreshToken)
            #expect(dead.code == "invalid_grant")
        }
    }

    @Test("A change that is unknown or lacks an argument says what there is")
    func unknown() async throws {
        try await withSalesforce { server, _ in
            for json: JSON in [["name": "nothing", "value": true], ["name": "rotation", "value": 3], [:]] {
                #expect(throws: MockChangeError.self) { try server.change(.vendorSpecific("set_switch", json)) }
            }
            #expect(throws: MockChangeError.self) { try server.change(.vendorSpecific("no_such", [:])) }
        }
    }

    @Test("A renamed My Domain is told by the next refresh, with the same org in the identity URL")
    func renamed() async throws {
        try await withSalesforce { server, client in
            try server.change(.vendorSpecific("rename_domain", ["domain": "acme-two"]))
            let answer = try await client.refresh(server.credentials.refreshToken)
            #expect(answer.json["instance_url"] == "https://acme-two.my.salesforce.com")
            #expect(answer.json["id"]?.string?.contains("00DQH000001exAm2AI") == true)
        }
    }

    @Test("The example seed is read as it stands, and a misspelt member is refused with its path")
    func seeds() async throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Mocks/Salesforce/Fixtures/example-seed.json")
        let seed = try SalesforceSeed(file: file.path)
        try await withSalesforce(seed) { server, client in
            let answer = try await client.get(root + "/sobjects/Project__c/describe")
            #expect(answer.status == 200 && answer.json["keyPrefix"] == "a01")
            #expect(server.state()["objects"]?["Project__c"]?["records"]?.object?.members.count == 3)
            #expect(server.credentials.userEmail == "admin@example.com")
            let deals = try await client.get(root + "/sobjects/Opportunity/describe").json["fields"]?.array ?? []
            for (name, isCreateable, isUpdateable) in [
                ("Review__c", false, true), ("Origin__c", true, false), ("Net__c", false, false),
                ("Code__c", true, true),
            ] {
                let field = deals.first { $0["name"]?.string == name }
                #expect(field?["createable"]?.bool == isCreateable, "\(name)")
                #expect(field?["updateable"]?.bool == isUpdateable, "\(name)")
            }
        }
        let error = #expect(throws: SeedError.self) {
            try SalesforceSeed(["profiles": [["name": "A", "permisions": []]]])
        }
        #expect(error?.description.contains("seed.profiles[0].permisions") == true)
    }

    @Test("A reset makes the org anew, with the same credentials")
    func reset() async throws {
        try await withSalesforce { server, client in
            try server.turn("block_session")
            let old = try await client.refresh(server.credentials.refreshToken)
            try server.reset()
            let fresh = try await client.get(root + "/sobjects")
            #expect(fresh.status == 200)
            var other = client
            other.bearer = old.json["access_token"]?.string
            let forgotten = try await other.get(root + "/sobjects")
            #expect(forgotten.status == 401)
        }
    }
}
