import Foundation

/// A pattern for meeting titles, ready to be compared (T-31).
///
/// It is run as a set of positions in the pattern, one step for each character of the title: the time is the title's
/// length times a constant, whatever the pattern. There is no backtracking.
public struct TitlePattern: Sendable {
    /// The longest pattern, in Unicode scalars.
    public static let lengthMax = 256
    /// How much of a title is looked at, in Unicode scalars; the rest is left out.
    public static let subjectLengthMax = 4_096

    private enum Part: Equatable {
        case one(Unicode.Scalar)
        case any
        case run
    }

    private let isCaseSensitive: Bool
    private let isTooLong: Bool
    /// One bit a position; position n is behind the first n parts.
    private let runs: PatternPositions
    /// The positions that any character leads on from.
    private let any: PatternPositions
    /// The positions that a character leads on from, those of `any` among them.
    private let taking: [Unicode.Scalar: PatternPositions]
    private let end: Int

    /// Reads a pattern.
    ///
    /// - Parameters:
    ///   - pattern: what is looked for; one longer than ``lengthMax`` fits nothing.
    ///   - match: how it is compared.
    ///   - isCaseSensitive: whether capital letters count.
    public init(_ pattern: String, match: MeetingTitleMatch, isCaseSensitive: Bool = false) {
        let composed = Self.composed(pattern, isCaseSensitive: isCaseSensitive)
        let scalars = Array(composed.unicodeScalars.prefix(Self.lengthMax + 1))
        let parts = Self.parts(of: scalars, match)
        self.isCaseSensitive = isCaseSensitive
        isTooLong = scalars.count > Self.lengthMax
        end = parts.count
        var runs = PatternPositions(count: parts.count + 1)
        var any = runs
        for (position, part) in parts.enumerated() {
            if part == .run { runs.insert(position) }
            if part == .any { any.insert(position) }
        }
        var taking: [Unicode.Scalar: PatternPositions] = [:]
        for (position, part) in parts.enumerated() {
            if case .one(let scalar) = part { taking[scalar, default: any].insert(position) }
        }
        self.runs = runs
        self.any = any
        self.taking = taking
    }

    /// Whether a title fits.
    public func matches(_ title: String) -> Bool {
        guard !isTooLong else { return false }
        var positions = PatternPositions(count: end + 1)
        positions.insert(0)
        positions.pass(runs)
        let cut = String(title.unicodeScalars.prefix(Self.subjectLengthMax))
        for scalar in Self.composed(cut, isCaseSensitive: isCaseSensitive).unicodeScalars {
            positions.step(taking[scalar] ?? any, runs: runs)
        }
        return positions.contains(end)
    }

    private static func composed(_ text: String, isCaseSensitive: Bool) -> String {
        isCaseSensitive ? text.precomposedStringWithCanonicalMapping : SettingsText.folded(text)
    }

    private static func parts(of scalars: [Unicode.Scalar], _ match: MeetingTitleMatch) -> [Part] {
        let literal = scalars.map { Part.one($0) }
        switch match {
        case .literal: return literal
        case .prefix: return literal + [.run]
        case .suffix: return [.run] + literal
        case .contains: return [.run] + literal + [.run]
        case .glob: return glob(scalars)
        }
    }

    private static func glob(_ scalars: [Unicode.Scalar]) -> [Part] {
        var parts: [Part] = []
        var isEscaped = false
        for scalar in scalars {
            if isEscaped {
                parts.append(.one(scalar))
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "*" {
                // Runs that follow each other are one; passing a run then takes a single step.
                if parts.last != .run { parts.append(.run) }
            } else {
                parts.append(scalar == "?" ? .any : .one(scalar))
            }
        }
        return parts + (isEscaped ? [.one("\\")] : [])
    }
}
