import ConnectorKit
import Synchronization
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("Dependent picklists of a designated record are restored together")
struct DependentRestoringTests {
    @Test("I-14: a value and the one that controls it go together, also where all at once is refused", arguments: 0...1)
    func together(_ refusals: Int) async throws {
        try await ProbeStage.run(.salesforce) { stage in
            try await stage.designateDeal()
            var situations = try await stage.situations([.deal])
            situations[0].mapped += ["Region__c", "Country__c"].map {
                CustomProperty(
                    crm: "salesforce", object: .deal, name: $0, label: $0, type: .choice, permission: .write)
            }
            let before = stage.records
            let bodies = Mutex<[String]>([])
            let gateway = try await stage.steered { request, nth, send in
                guard request.operation == "salesforce.records.update" else { return try await send() }
                bodies.withLock { $0.append(String(decoding: request.body?.bytes ?? [], as: UTF8.self)) }
                // The first one is the probe's.
                guard nth == 1 || nth > 1 + refusals else {
                    throw ConnectorError(.invalid, operation: request.operation, message: "injected", retry: .never)
                }
                return try await send()
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            #expect(stage.changes(since: before) == [] && outcome.cleanup.isEmpty, "\(outcome.results)")
            let sent = bodies.withLock { $0 }
            #expect(sent.count > 1 + refusals && sent[0].contains("Region__c"))
            #expect(sent.allSatisfy { $0.contains("Region__c") == $0.contains("Country__c") }, "\(sent)")
        }
    }
}
