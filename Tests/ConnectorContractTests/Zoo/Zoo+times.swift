extension Zoo {
    private static func day(_ name: String, _ written: String, not others: String...) -> ZooCase {
        ZooCase(name, .day, .day(written), not: .day(others[0]), .day(others.last ?? ""), .empty)
    }

    /// Days of the calendar.
    static let days: [ZooCase] = [
        day("new year's day", "2026-01-01", not: "2025-12-31", "2026-01-02"),
        day("the last of a year", "2026-12-31", not: "2027-01-01", "2026-12-30"),
        day("a leap day", "2028-02-29", not: "2028-03-01", "2028-02-28"),
        day("the leap day of 2000", "2000-02-29", not: "2000-03-01", "2000-02-28"),
        day("no leap day in 2100", "2100-02-28", not: "2100-03-01", "2100-02-27"),
        day("the day after a February", "2027-03-01", not: "2027-02-28", "2027-03-02"),
        day("month and day not swapped", "2026-03-04", not: "2026-04-03", "2026-03-05"),
        day("clocks go forward in Europe", "2026-03-29", not: "2026-03-28", "2026-03-30"),
        day("clocks go back in Europe", "2026-10-25", not: "2026-10-24", "2026-10-26"),
        day("clocks go forward in America", "2026-03-08", not: "2026-03-07", "2026-03-09"),
        day("clocks go back in America", "2026-11-01", not: "2026-10-31", "2026-11-02"),
        day("the first day that computers count", "1970-01-01", not: "1969-12-31", "1970-01-02"),
        day("the day before", "1969-12-31", not: "1970-01-01", "1969-12-30"),
        day("a birthday long ago", "1931-07-04", not: "1931-07-05", "2031-07-04"),
        day("a century's first day", "1900-01-01", not: "1899-12-31", "1900-01-02"),
        day("the last day of 32 bits", "2038-01-19", not: "2038-01-18", "2038-01-20"),
        day("the end of the century", "2099-12-31", not: "2100-01-01", "1999-12-31"),
        day("another year", "2026-11-21", not: "2027-11-21", "2025-11-21"),
    ]

    private static func moment(
        _ name: String, _ written: String, plus seconds: Double = 0, not others: String...
    ) -> ZooCase {
        ZooCase(
            name, .moment, .moment(written, plus: seconds), not: .moment(others[0]), .moment(others.last ?? ""),
            .empty)
    }

    /// Moments, with those that a wrong zone would make of them.
    static let moments: [ZooCase] = [
        moment("midnight in UTC", "2026-11-21T00:00:00Z", not: "2026-11-20T23:59:59Z", "2026-11-21T00:00:01Z"),
        moment("the last second of a day", "2026-11-21T23:59:59Z", not: "2026-11-22T00:00:00Z", "2026-11-21T23:59:00Z"),
        moment("noon isn't midnight", "2026-11-21T12:00:00Z", not: "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        moment("an hour of a zone", "2026-11-21T18:00:00Z", not: "2026-11-21T19:00:00Z", "2026-11-21T17:00:00Z"),
        moment("half an hour of a zone", "2026-11-21T18:00:00Z", not: "2026-11-21T18:30:00Z", "2026-11-21T23:30:00Z"),
        moment("the next day in India", "2026-11-21T20:00:00Z", not: "2026-11-22T01:30:00Z", "2026-11-21T14:30:00Z"),
        moment(
            "the day before in California", "2026-11-21T05:00:00Z", not: "2026-11-20T21:00:00Z", "2026-11-21T13:00:00Z"),
        moment("fourteen hours ahead", "2026-11-21T11:00:00Z", not: "2026-11-22T01:00:00Z", "2026-11-20T21:00:00Z"),
        moment(
            "written with an offset", "2026-11-21T01:00:00+05:30", not: "2026-11-21T01:00:00Z", "2026-11-20T20:30:00Z"),
        moment(
            "written with an offset to the west", "2026-11-20T22:00:00-08:00", not: "2026-11-20T22:00:00Z",
            "2026-11-20T14:00:00Z"),
        moment(
            "an hour that Europe lacks", "2026-03-29T01:30:00Z", not: "2026-03-29T00:30:00Z", "2026-03-29T02:30:00Z"),
        moment(
            "an hour that Europe has twice", "2026-10-25T00:30:00Z", not: "2026-10-25T01:30:00Z", "2026-10-24T23:30:00Z"
        ),
        moment("late on a leap day", "2028-02-29T23:30:00Z", not: "2028-03-01T23:30:00Z", "2028-02-28T23:30:00Z"),
        moment("the turn of a year", "2027-01-01T00:00:00Z", not: "2026-12-31T00:00:00Z", "2026-12-31T23:00:00Z"),
        moment(
            "the first second that computers count", "1970-01-01T00:00:00Z", not: "1970-01-01T00:00:01Z",
            "1969-12-31T23:59:59Z"),
        moment("the second before", "1969-12-31T23:59:59Z", not: "1970-01-01T00:00:00Z", "1969-12-31T23:59:58Z"),
        moment("beyond 32 bits", "2038-01-19T03:14:08Z", not: "1901-12-13T20:45:52Z", "2038-01-19T03:14:07Z"),
        moment("half a second", "2026-11-21T08:15:30Z", plus: 0.5, not: "2026-11-21T08:15:32Z", "2026-11-21T08:15:29Z"),
        moment(
            "a thousandth before the next", "2026-11-21T08:15:30Z", plus: 0.999, not: "2026-11-21T08:15:32Z",
            "2026-11-21T08:15:29Z"),
        moment("a second of many", "2026-11-21T08:15:37Z", not: "2026-11-21T08:15:38Z", "2026-11-21T08:15:00Z"),
    ]
}
