import ConnectorKit

/// Pipelines and stages.
extension ZohoMapping {
    /// The pipelines of a layout, in the order of Zoho's answer; an unused stage is archived.
    ///
    /// An account without pipelines has stages all the same: those of the layout, told as one pipeline that bears its
    /// id.
    static func pipelines(_ pipelines: [ZohoWire.Pipeline], of layout: ZohoWire.Layout) -> [Pipeline] {
        let options = layout.stages
        let probabilities = Dictionary(
            options.compactMap { option in option.id.map { ($0, option.probability) } },
            uniquingKeysWith: { first, _ in first })
        guard pipelines.isEmpty else { return pipelines.map { pipeline($0, probabilities) } }
        guard !options.isEmpty else { return [] }
        return [
            Pipeline(
                object: .deal, id: layout.id.text, value: "", label: layout.name ?? layout.id.text, isArchived: false,
                stages: sorted(options).compactMap { stage($0, probabilities) })
        ]
    }

    private static func pipeline(_ pipeline: ZohoWire.Pipeline, _ probabilities: [ZohoID: Double?]) -> Pipeline {
        let value = pipeline.actual_value ?? pipeline.display_value ?? pipeline.id.text
        return Pipeline(
            object: .deal, id: pipeline.id.text, value: value, label: pipeline.display_value ?? value,
            isArchived: false, stages: sorted(pipeline.maps ?? []).compactMap { stage($0, probabilities) })
    }

    /// By number, then as they came.
    private static func sorted(_ stages: [ZohoWire.Option]) -> [ZohoWire.Option] {
        stages.enumerated().sorted { left, right in
            (left.element.sequence_number ?? .max, left.offset) < (right.element.sequence_number ?? .max, right.offset)
        }.map(\.element)
    }

    private static func stage(_ option: ZohoWire.Option, _ probabilities: [ZohoID: Double?]) -> Stage? {
        guard let id = option.id, let value = option.actual_value ?? option.display_value else { return nil }
        let percent = option.probability ?? probabilities[id] ?? nil
        return Stage(
            id: id.text, value: value, label: option.display_value ?? value, isArchived: option.type == "unused",
            outcome: outcome(option.forecast_type), probability: percent.flatMap(probability))
    }

    /// Won and lost are told by the forecast type, never by the label, which is anybody's to change.
    private static func outcome(_ forecast: String?) -> Stage.Outcome {
        switch forecast?.lowercased() {
        case "closed won": .won
        case "closed lost": .lost
        default: .open
        }
    }

    private static func probability(_ percent: Double) -> Double? {
        (0...100).contains(percent) ? percent / 100 : nil
    }
}
