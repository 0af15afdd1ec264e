using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal VerificationReport(ImmutableArray<VerificationResult> checks, bool strict, string? error = null) => (Checks, _strict, Error) = (checks, strict, error);

    private readonly bool _strict;

    /// <summary>Every check, in order; none where nothing could be run.</summary>
    public ImmutableArray<VerificationResult> Checks { get; }

    /// <summary>Why nothing could be run, or null.</summary>
    public string? Error { get; }

    /// <summary>Whether every critical check that was judged passed. Open ones are left out: see <see cref="ExitCode"/>.</summary>
    public bool Success => Error is null && !Checks.Any(it => it.Check.Critical && it.State is VerificationState.Failed or VerificationState.NotRun);

    /// <summary>The checks that nobody has answered.</summary>
    public IEnumerable<VerificationCheck> Open => Checks.Where(it => it.State == VerificationState.Open).Select(it => it.Check);

    /// <summary>0 passed; 1 a critical check failed; 2 could not run; 3 (only if strict) all that was judged passed, and some are open.</summary>
    public int ExitCode =>
        Checks.Any(it => it.Check.Critical && it.State == VerificationState.Failed) ? 1
        : !Success ? 2
        : _strict && Open.Any() ? 3
        : 0;

    /// <summary>The seed documents' JSON: <c>success</c>, <c>results</c> by check, <c>details</c>; what is open stands in <c>details.open</c>.</summary>
    public string ToJson()
    {
        if (Error is not null)
        {
            return new JsonObject { ["success"] = false, ["results"] = new JsonObject { ["error"] = false }, ["details"] = new JsonObject { ["error"] = Error } }.ToJsonString(Indented);
        }

        var (results, details) = (new JsonObject(), new JsonObject());
        foreach (var it in Checks.Where(it => it.State != VerificationState.Open))
        {
            results[it.Check.Id] = it.State == VerificationState.Passed;
            if (it.Detail is not null)
            {
                details[it.Check.DetailName] = it.Detail.DeepClone();
            }
        }

        details["open"] = new JsonArray([.. Open.Select(check => JsonValue.Create(check.Id))]);
        return new JsonObject { ["success"] = Success, ["results"] = results, ["details"] = details }.ToJsonString(Indented);
    }
}
