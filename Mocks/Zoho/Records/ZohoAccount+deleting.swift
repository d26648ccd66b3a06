import Foundation
import MockKit

/// Deleting records: into the recycle bin, where no operation of the mock finds them.
extension ZohoAccount {
    /// `DELETE /{module}/{id}`.
    mutating func deleteRecord(_ call: MockCall) throws -> MockResponse {
        let (module, user) = try deletable(call)
        guard sees(module.records[call["id"]], user) else { throw ZohoFailure.pathID(1, "record not deleted") }
        do {
            let result = try delete(call["id"], from: module.apiName, at: 0)
            countAutomation(of: call, in: module.apiName)
            return Self.answer(["data": [result]])
        } catch var failure as ZohoFailure {
            if switches.unwrappedErrors { failure.list = nil }
            throw failure
        }
    }

    /// `DELETE /{module}?ids=`.
    mutating func deleteRecords(_ call: MockCall) throws -> MockResponse {
        let (module, user) = try deletable(call)
        guard let ids = try Self.ids(call.request.query) else { throw ZohoFailure.missing(parameter: "ids") }
        guard call.tags[CompositeRow.tag] == nil else {
            throw ZohoFailure(400, "NOT_SUPPORTED", "records of a composite are deleted by their path")
        }
        var results: [JSON] = []
        var failed = 0
        for (index, id) in ids.enumerated() {
            do {
                guard sees(modules[module.apiName]?.records[id], user) else {
                    throw ZohoFailure(400, "INVALID_DATA", "record not deleted", ["id": .string(id)])
                }
                results.append(try delete(id, from: module.apiName, at: index))
            } catch let failure as ZohoFailure {
                failed += 1
                results.append(failure.item)
            }
        }
        if failed < ids.count { countAutomation(of: call, in: module.apiName) }
        let status = failed == 0 ? 200 : (failed == ids.count ? 400 : 207)
        return Self.answer(["data": .array(results)], status: status)
    }

    /// Workflows run after a deletion unless the address says that they don't.
    private mutating func countAutomation(of call: MockCall, in name: String) {
        if call.request.query("wf_trigger") != "false" { modules[name]?.automationRuns += 1 }
    }

    private func deletable(_ call: MockCall) throws -> (Module, OrgUser) {
        let module = try module(path: call["module"])
        let user = actingUser(call)
        let right = Profile.right("Delete", module.apiName)
        guard holds(right, user) else { throw ZohoFailure.permission(right) }
        return (module, user)
    }

    private mutating func delete(_ id: String, from name: String, at index: Int) throws -> JSON {
        try checkHold(modules[name]?.records[id], at: index)
        if var record = modules[name]?.records.removeValue(forKey: id) {
            self.index(&record, values: nil)
            modules[name]?.removed[id] = record
        }
        modules[name]?.order.removeAll { $0 == id }
        return [
            "code": "SUCCESS", "details": ["id": .string(id)], "message": "record deleted", "status": "success",
        ]
    }
}
