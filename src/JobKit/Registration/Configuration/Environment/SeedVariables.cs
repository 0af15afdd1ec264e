using System.Globalization;
using JobKit;
using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The variables of the seed documents as keys of the section <c>JobKit</c>. An empty variable is a missing one.</summary>
internal sealed class SeedVariables
{
    private const string Flags = "JobKit:Flags";
    private const string All = "100";

    private readonly Dictionary<string, SeedValue> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];
    private readonly Func<string, string?> _read;

    private SeedVariables(Func<string, string?> read)
    {
        _read = read;
        ReadMigration();
        ReadWork();
        Switch("ENABLE_JOB_MONITORING", $"{Flags}:jobMonitoring:Enabled");
        Switch("MONITORING_ENABLED", $"{Flags}:jobMonitoring:Enabled");
        Switch("ENABLE_HEALTH_CHECKS", "JobKit:Health:Enabled");
        Text("WEBHOOK_SECRET", "JobKit:Webhook:Secret", "JobKit:Webhook:SharedSecret");
        Text("CRON_SECRET", "JobKit:Webhook:BearerSecret");
        Text("GITHUB_WEBHOOK_SECRET", "JobKit:Webhook:GitHubSecret");
        Text("VERCEL_WEBHOOK_SECRET", "JobKit:Webhook:VercelSecret");
        Text("SLACK_BOT_TOKEN", "JobKit:Alerts:Token");
        Text("SLACK_ALERT_CHANNEL", "JobKit:Alerts:Channel");
        Text("SLACK_MIGRATION_CHANNEL", "JobKit:Alerts:MigrationChannel");
        ReadForced("NEXT_PUBLIC_FEATURE_FLAGS");
    }

    /// <summary>The keys that they set.</summary>
    public IReadOnlyDictionary<string, SeedValue> Values => _values;

    /// <summary>What is wrong with them, each a sentence that names the variable.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static SeedVariables Read(Func<string, string?> read) => new(read);

    private void ReadMigration()
    {
        if (Given(EnvironmentOverride.Variable) is { } use)
        {
            var side = EnvironmentOverride.Of(use);
            Note(EnvironmentOverride.Problem(use));
            if (side is { } forced)
            {
                Set("JobKit:Migration:Override", OptionText.Write(forced), EnvironmentOverride.Variable);
                Set($"{Flags}:backgroundJobs:Enabled", use, EnvironmentOverride.Variable);
            }
        }

        Text("BACKGROUND_JOBS_PERCENTAGE", "JobKit:Migration:Share", $"{Flags}:backgroundJobs:RolloutPercentage");
        Switch("ENABLE_AUTO_PROCESSING", "JobKit:Worker:Enabled", $"{Flags}:autoProcessing:Enabled");
    }

    private void ReadWork()
    {
        Span("JOB_PROCESSING_INTERVAL", TimeSpan.FromMilliseconds(1), "milliseconds", "JobKit:Worker:MaxPollInterval");
        Text("MAX_CONCURRENT_JOBS", "JobKit:Worker:Concurrency");
        Text("MAX_JOBS_PER_USER", "JobKit:Jobs:MaxPerOwner");
        Span("JOB_TIMEOUT_MINUTES", TimeSpan.FromMinutes(1), "minutes", "JobKit:Jobs:Timeout");
        Span("JOB_RETENTION_DAYS", TimeSpan.FromDays(1), "days", "JobKit:Retention:Completed", "JobKit:Retention:Failed", "JobKit:Retention:Cancelled");
        Switch("ENABLE_PRIORITY_PROCESSING", "JobKit:Jobs:UsePriority");
    }

    // The seed takes only the word true for true, so another spelling is a mistake there that goes unseen.
    private void Switch(string variable, params string[] keys)
    {
        if (Given(variable) is not { } text)
        {
            return;
        }

        if (text is not ("true" or "false"))
        {
            Note($"{variable} is \"{NameText.Shown(text)}\". It must be true, false or empty. Set it to one of these, or remove it.");
            return;
        }

        SetAll(keys, text, variable);
        foreach (var flag in keys.Where(key => key.StartsWith(Flags, StringComparison.Ordinal)))
        {
            Set(flag.Replace(":Enabled", ":RolloutPercentage", StringComparison.Ordinal), All, variable);
        }
    }

    private void Span(string variable, TimeSpan unit, string units, params string[] keys)
    {
        if (Given(variable) is not { } text)
        {
            return;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= TimeSpan.MaxValue.Ticks / unit.Ticks)
        {
            SetAll(keys, OptionText.Write(unit * number), variable);
        }
        else
        {
            Note($"{variable} is \"{NameText.Shown(text)}\". It must be a whole number of {units}. Correct it, or remove it for the default of {keys[0]}.");
        }
    }

    /// <summary>As it is; the key's own sentence names the variable.</summary>
    private void Text(string variable, params string[] keys)
    {
        if (Given(variable) is { } text)
        {
            SetAll(keys, text, variable);
        }
    }

    private void ReadForced(string variable)
    {
        if (Given(variable) is not { } json)
        {
            return;
        }

        var forced = ForcedFlags.Read(variable, json, out var problem);
        Note(problem);
        foreach (var (name, on) in forced)
        {
            if (FeatureFlagCheck.Problems(new() { Name = name }) is { Count: > 0 } problems)
            {
                Note($"{variable} has a flag whose {problems[0]}");
                continue;
            }

            Set($"{Flags}:{name}:Enabled", OptionText.Write(on), variable);
            Set($"{Flags}:{name}:Locked", "true", variable);
        }
    }

    private string? Given(string variable) => _read(variable) is { Length: > 0 } text ? text : null;

    private void SetAll(IEnumerable<string> keys, string text, string variable)
    {
        foreach (var key in keys)
        {
            Set(key, text, variable);
        }
    }

    private void Set(string key, string text, string variable)
    {
        if (_values.TryGetValue(key, out var other) && other.Text != text)
        {
            Note($"{other.Variable} and {variable} contradict each other: both set {key}. They must be the same. Remove one of them.");
        }
        else
        {
            _values[key] = new(text, variable);
        }
    }

    private void Note(string? problem)
    {
        if (problem is not null && !_problems.Contains(problem, StringComparer.Ordinal))
        {
            _problems.Add(problem);
        }
    }
}
