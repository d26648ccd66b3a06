import MockKit

/// What follows from the values of a deal: pipeline and stage, status and its times.
extension PipedriveAccount {
    /// A draft with pipeline and stage that belong together.
    func settledPlace(_ draft: RecordDraft, record: Record?) throws -> RecordDraft {
        var draft = draft
        let sentPipeline = draft.values["pipeline_id"]?.integer
        let sentStage = draft.values["stage_id"]?.integer.flatMap(stage)
        if let sentStage {
            let standing = sentPipeline ?? record?.values["pipeline_id"]?.integer
            let isElsewhere = standing != nil && standing != sentStage.pipelineID
            if isElsewhere, sentPipeline != nil || switches.moveNeedsBoth {
                throw badReference("stage_id: Stage '\(sentStage.id)' does not belong to the pipeline")
            }
            guard openPipeline(sentStage.pipelineID) != nil else { throw badReference("stage_id: Stage not found") }
            draft.values["pipeline_id"] = .integer(sentStage.pipelineID)
            return draft
        }
        guard record == nil || (sentPipeline != nil && sentPipeline != record?.values["pipeline_id"]?.integer) else {
            return draft
        }
        if record != nil, switches.moveNeedsBoth {
            throw badReference("stage_id: Required when the pipeline changes")
        }
        guard let pipeline = sentPipeline.flatMap(openPipeline) ?? standardPipeline,
            let first = pipeline.openStages.first
        else { throw badReference("pipeline_id: The pipeline has no stages") }
        draft.values["pipeline_id"] = .integer(pipeline.id)
        draft.values["stage_id"] = .integer(first.id)
        return draft
    }

    private static let timesOf = [
        "won": ["won_time", "close_time"], "lost": ["lost_time", "close_time", "lost_reason"],
    ]
    private static let allTimes = ["won_time", "lost_time", "close_time", "lost_reason"]

    /// A draft whose times fit its status: those of another status are refused, those of its own filled in.
    func settledStatus(_ draft: RecordDraft, record: Record?) throws -> RecordDraft {
        var draft = draft
        let old = record?.values["status"]?.string ?? "open"
        let status = draft.values["status"]?.string ?? old
        let allowed = Self.timesOf[status] ?? []
        for name in Self.allTimes where !allowed.contains(name) {
            if let value = draft.values[name], !value.isNull {
                throw PipedriveFailure.schema(["\(name): Not allowed with the status '\(status)'"])
            }
            if record?.values[name] != nil { draft.values[name] = .null }
        }
        let isNew = record == nil || status != old
        for name in allowed where isNew && name != "lost_reason" && draft.values[name] == nil {
            draft.values[name] = .string(nowText)
        }
        if record == nil { draft.values["status"] = .string(status) }
        return draft
    }

    /// The amount of a deal, rounded to its currency.
    func settledMoney(_ draft: RecordDraft, record: Record?, maker: CompanyUser) -> RecordDraft {
        var draft = draft
        // The mock's users all have the currency USD, which differs from the company's.
        let standard = switches.currencyOfUser ? CompanyUser.currency : company.currency
        if record == nil {
            draft.values["currency"] = draft.values["currency"] ?? .string(standard)
            draft.values["value"] = draft.values["value"] ?? 0
        }
        let code = draft.values["currency"]?.string ?? record?.values["currency"]?.string ?? standard
        if let value = draft.values["value"]?.decimal, let currency = Currency(code) {
            draft.values["value"] = amount(value, in: currency)
        }
        return draft
    }

    /// Refuses a deal that the plan has no room for.
    func checkOpenDeals(_ draft: RecordDraft, record: Record?) throws {
        guard let countMax = limits.openDeals, draft.values["status"]?.string ?? "" == "open",
            record?.status != "open"
        else { return }
        guard (records[.deal]?.records.values.count { $0.status == "open" } ?? 0) < countMax else {
            throw PipedriveFailure.planLimit(
                "Couldn't add the deal. Open deals limit reached.", code: "feature_capping_deals_limit")
        }
    }
}
