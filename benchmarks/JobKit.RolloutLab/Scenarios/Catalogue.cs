using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>The scenarios and their settings.</summary>
internal static class Catalogue
{
    private const double R0 = 1.2;

    public static IReadOnlyDictionary<string, Setting[]> All { get; } = new Dictionary<string, Setting[]>(StringComparer.Ordinal)
    {
        ["aa"] = [.. from rate in new[] { .001, .01, .08, .3 } from ratio in new[] { 1, R0 } select Equal(rate, ratio)],
        ["errors"] =
        [
            .. from ratio in new[] { R0, 1 }
               from setting in new[]
               {
                   Errors(.01, .02, .05, 600), Errors(.01, .02, .1, 600), Errors(.01, .02, .5, 600), Errors(.01, .05, .1, 60),
                   Errors(.01, .5, .1, 60), Errors(.01, .5, .1, 600), Errors(.001, .01, .1, 60), Errors(.001, .05, .1, 60),
               }
               select Against(ratio, setting),
            .. from ratio in new[] { R0, 1 } from rate in new[] { .02, .5 } select Against(ratio, Late(rate)),
            BothTurn(1), BothTurn(.5), BothTurn(.2), BothTurn(.1),
            BothTurn(.05) with { Bad = false, LookSeconds = 60 }, BothTurn(.03) with { Bad = false, LookSeconds = 60 },
        ],
        ["latency"] =
        [
            Slower("x1.1", 5000, 1.1, 0, bad: false), Slower("x1.25", 5000, 1.25, 0, bad: false), Slower("x1.5", 5000, 1.5, 0, bad: true),
            Slower("x2", 5000, 2, 0, bad: true), Slower("+10ms on 20ms", 20, 1, 10, bad: false),
        ],
        ["hang"] = [Hangs(.02), Hangs(.05), Hangs(.5)],
        ["sticky-bad-users"] =
        [
            Sticky("1% of users always fail, both sides") with { FailingUsers = .01, FailingCandidateUsers = .01 },
            Sticky("one heavy user on the candidate side") with { HeavyUser = .3 },
            .. from ratio in new[] { R0, 1 }
               select Against(ratio, Sticky("4x as many failing users on the candidate side") with { FailingUsers = .01, FailingCandidateUsers = .04, Hours = 12, Bad = true }),
        ],
        ["no-traffic"] =
        [
            new() { Name = "no units", UnitsPerMinute = 0, Hours = 240, Ramp = true },
            new() { Name = "one unit in ten minutes", UnitsPerMinute = .1, Hours = 240, Ramp = true },
        ],
        ["night-and-day"] =
        [
            new() { Name = "equal sides, traffic and errors swing, ramp", UnitsPerMinute = 300, Swing = .9, RateSwing = .8, Hours = 48, Ramp = true, Share = .01 },
            new() { Name = "worse at night", UnitsPerMinute = 300, Swing = .9, RateSwing = .8, CandidateRate = .05, Hours = 24, Bad = true },
        ],
        ["ratio-mismatch"] =
        [
            Lost("none lost", .1, 1), Lost("10% counted as 9%", .1, .9), Lost("10% counted as 8%", .1, .8), Lost("50% counted as 48%", .5, .96),
        ],
        ["late-outcomes"] =
        [
            new() { Name = "equal sides, results after 10 min", ResultMinutes = 10, Parameters = Patient },
            new() { Name = "1% to 5%, results after 10 min", UnitsPerMinute = 600, ResultMinutes = 10, CandidateRate = .05, Bad = true, Parameters = Patient },
        ],
    };

    private static SequentialParameters Patient => new() { MaturationWindow = TimeSpan.FromHours(2) };

    private static Setting Equal(double rate, double ratio) => new()
    {
        Name = FormattableString.Invariant($"{rate * 100}% errors, ratio {ratio}"),
        LegacyRate = rate,
        CandidateRate = rate * ratio,
        SlownessRatio = ratio,
    };

    private static Setting Errors(double from, double to, double share, double perMinute) => new()
    {
        Name = FormattableString.Invariant($"{from * 100}% to {to * 100}%, share {share * 100}%, {perMinute}/min"),
        LegacyRate = from,
        CandidateRate = to,
        Share = share,
        UnitsPerMinute = perMinute,
        LookSeconds = 5,
        Bad = true,
    };

    private static Setting Late(double to) => Errors(.01, to, .05, 600) with
    {
        Name = FormattableString.Invariant($"1% to {to * 100}% after 5 good days"),
        GoodMinutes = 5 * 1440,
        Hours = 6 * 24,
        LookSeconds = 60,
    };

    private static Setting BothTurn(double to) => Errors(.01, to, .1, 60) with
    {
        Name = FormattableString.Invariant($"both sides 1% to {to * 100}% after a good day"),
        GoodMinutes = 1440,
        Hours = 2 * 24,
        LookSeconds = 1,
        LegacyTurns = true,
    };

    private static Setting Against(double ratio, Setting setting) => setting with
    {
        Name = FormattableString.Invariant($"{setting.Name}, r0 {ratio}"),
        Parameters = setting.Parameters with { Guardrails = setting.Parameters.Guardrails with { R0 = ratio } },
    };

    private static Setting Slower(string name, double medianMs, double factor, double shiftMs, bool bad) => new()
    {
        Name = name,
        Latency = new Latencies(medianMs, .5, factor, shiftMs),
        UnitsPerMinute = 300,
        Bad = bad,
    };

    private static Setting Hangs(double part) => new()
    {
        Name = FormattableString.Invariant($"{part * 100}% never end"),
        Hang = part,
        UnitsPerMinute = 300,
        Bad = true,
    };

    private static Setting Sticky(string name) => new() { Name = name, Users = 5000, UnitsPerMinute = 60, LegacyRate = 0.002, CandidateRate = 0.002 };

    private static Setting Lost(string name, double share, double counted) => new()
    {
        Name = name,
        Share = share,
        LostRatio = counted,
        UnitsPerMinute = 60,
    };
}
