extension ReadinessRules {
    /// Properties, per CRM and object.
    static func properties(_ settings: CustomPropertySettings, _ view: ReadinessView) -> [ReadinessFinding] {
        let shared = settings.properties.filter { !$0.isOwner }
        var found = withoutKey(Set(shared.map(\.crm)), .customProperties, view)
        for connection in view.connections {
            let mapped = Set(shared.filter { $0.crm == connection.crm }.map(\.object))
            for object in RecordObject.allCases where !mapped.contains(object) {
                found.append(
                    note(
                        "properties_unmapped", .customProperties, crm: connection.crm,
                        "No property of a \(object.rawValue) is mapped in \(connection.crm)."))
            }
        }
        return found
    }

    /// Pipelines and their stages, per CRM.
    static func pipelines(_ settings: PipelineSettings, _ view: ReadinessView) -> [ReadinessFinding] {
        var found = withoutKey(Set(settings.pipelines.map(\.crm)), .pipelineStages, view)
        for pipeline in settings.pipelines where pipeline.stages.isEmpty {
            found.append(
                note(
                    "pipeline_empty", .pipelineStages, crm: pipeline.crm,
                    "A pipeline in \(pipeline.crm) has no stages."))
        }
        let synced = Set(settings.pipelines.map(\.crm))
        for connection in view.connections where !synced.contains(connection.crm) {
            found.append(
                note(
                    "stages_unsynced", .pipelineStages, crm: connection.crm,
                    "No pipeline of \(connection.crm) is set up."))
        }
        return found
    }

    /// CRMs that a value speaks of and that nobody is connected with.
    private static func withoutKey(
        _ crms: Set<String>, _ category: Category, _ view: ReadinessView
    ) -> [ReadinessFinding] {
        crms.subtracting(view.connections.map(\.crm)).sorted().map { crm in
            ReadinessFinding(
                "crm_without_key", .broken, category, crm: crm,
                "\(category.rawValue) speaks of \(crm), and there is no connection with it.",
                nextStep: "Connect \(crm), or take it out: crm-gateway settings edit \(category.rawValue).")
        }
    }
}
