using System.Text.Json.Serialization;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>What is simulated; printed with each result.</summary>
internal sealed record Setting
{
    /// <summary>Which of a scenario's settings.</summary>
    public required string Name { get; init; }

    public double Hours { get; init; } = 24;

    /// <summary>Seconds between looks; before a change there is one a minute.</summary>
    public double LookSeconds { get; init; } = 60;

    /// <summary>The average, of both sides together.</summary>
    public double UnitsPerMinute { get; init; } = 60;

    /// <summary>The candidate's part of the units, 0 to 1.</summary>
    public double Share { get; init; } = .1;

    /// <summary>Whether verdicts move the share through the plan's steps.</summary>
    public bool Ramp { get; init; }

    /// <summary>How much traffic swings over a day, 0 to 1.</summary>
    public double Swing { get; init; }

    /// <summary>How much the error rate of both sides swings, against the traffic, 0 to 1.</summary>
    public double RateSwing { get; init; }

    public double LegacyRate { get; init; } = .01;

    public double CandidateRate { get; init; } = .01;

    /// <summary>Minutes before the candidate turns from the legacy's rate to its own.</summary>
    public double GoodMinutes { get; init; }

    /// <summary>Whether the legacy turns with it: then only the breaker can tell.</summary>
    public bool LegacyTurns { get; init; }

    /// <summary>Candidate units that never end.</summary>
    public double Hang { get; init; }

    /// <summary>Mean minutes to the result; 0: at once.</summary>
    public double ResultMinutes { get; init; }

    /// <summary>Times; null: the chances of each bound times <see cref="SlownessRatio"/>.</summary>
    public Latencies? Latency { get; init; }

    public double SlownessRatio { get; init; } = 1;

    /// <summary>The part of the candidate's units that is counted at all.</summary>
    public double LostRatio { get; init; } = 1;

    /// <summary>0: every request is somebody else's.</summary>
    public int Users { get; init; }

    public double FailingUsers { get; init; }

    public double FailingCandidateUsers { get; init; }

    /// <summary>The part of the candidate's requests that one always failing user sends.</summary>
    public double HeavyUser { get; init; }

    /// <summary>Whether a rollback is right: the candidate is worse than allowed.</summary>
    public bool Bad { get; init; }

    public SequentialParameters Parameters { get; init; } = new() { MaturationWindow = TimeSpan.FromMinutes(10) };

    [JsonIgnore]
    public Over CandidateAck => Latency?.Ack(Parameters.Guardrails.Latency) ?? Over.Legacy.Times(SlownessRatio);

    [JsonIgnore]
    public Over CandidateResult => Latency?.Result(Parameters.Guardrails.Latency) ?? Over.Legacy.Times(SlownessRatio);

    /// <summary>The part of pending units that ends in a minute.</summary>
    [JsonIgnore]
    public double SettlePerMinute => ResultMinutes > 0 ? 1 - Math.Exp(-1 / ResultMinutes) : 1;

    public double Wave(double minute) => 1 + (Swing * Math.Sin(Math.Tau * minute / 1440));

    public double RateAt(double minute) => LegacyTurns ? CandidateRateAt(minute) : LegacyRate * Turn(minute);

    public double CandidateRateAt(double minute) => (minute < GoodMinutes ? LegacyRate : CandidateRate) * Turn(minute);

    private double Turn(double minute) => 1 - (RateSwing * Math.Sin(Math.Tau * minute / 1440));
}
