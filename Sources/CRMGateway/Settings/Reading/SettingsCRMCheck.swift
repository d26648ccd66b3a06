import ConnectorKit
import Foundation
import Workspace

/// Looks whether the CRMs that a value speaks of are ones that this gateway has (SET-10).
struct SettingsCRMCheck: Sendable {
    let connectors: ConnectorCatalog

    private struct Element: Decodable {
        let crm: String
    }

    private struct Lists: Decodable {
        let properties: [Element]?
        let pipelines: [Element]?
    }

    /// What is wrong, with the paths of what was given: a document is kept in another order.
    func issues(in json: Data, _ category: Category) -> [SettingsIssue] {
        guard category == .customProperties || category == .pipelineStages else { return [] }
        guard let lists = try? JSONDecoder().decode(Lists.self, from: json) else { return [] }
        return issues(lists.properties, "properties") + issues(lists.pipelines, "pipelines")
    }

    private func issues(_ elements: [Element]?, _ list: String) -> [SettingsIssue] {
        (elements ?? []).enumerated().filter { connectors[CRMID(rawValue: $0.element.crm)] == nil }.map {
            SettingsIssue(
                path: "\(list)[\($0.offset)].crm", code: "settings_crm_unknown",
                message: "This gateway has no CRM of that name.",
                nextStep: "Name one of \(connectors.ids.map(\.rawValue).joined(separator: ", ")).")
        }
    }
}
