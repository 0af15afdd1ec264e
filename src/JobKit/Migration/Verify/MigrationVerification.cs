using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <inheritdoc cref="IMigrationVerification"/>
internal sealed class MigrationVerification(
    IEnumerable<VerificationCheck> own,
    ProbeRun probes,
    MeasureReader reader,
    IVerificationAnswers answers,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<MigrationVerification> logger) : IMigrationVerification
{
    private const int NoteLength = 2000;

    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(5);

    public ImmutableArray<VerificationCheck> Checks { get; } = [.. VerificationChecks.OfTheLibrary, .. own];

    public async Task<VerificationReport> RunAsync(VerificationRequest? request = null, CancellationToken cancellationToken = default)
    {
        var asked = request ?? new();
        Refuse(Ranges.Span("VerificationRequest.ProbeDeadline", asked.ProbeDeadline, ShortestDeadline, LongestDeadline, "Set it, or remove it for the default, 30 s."), nameof(request));
        CheckMigration(asked.Migration);
        try
        {
            var report = new VerificationReport(await JudgeAsync(asked, cancellationToken).ConfigureAwait(false), asked.Strict);
            VerifyLog.Verified(logger, new(asked.Migration), report.ExitCode, report.Checks.Count(it => it.State == VerificationState.Passed), report.Checks.Length);
            return report;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            VerifyLog.NotVerified(logger, error, new(asked.Migration));
            return new([], asked.Strict, Sentence(error));
        }
    }

    public async Task<VerificationAnswer> AnswerAsync(
        string check, bool passed, string by, string? note = null, string migration = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(by);
        CheckMigration(migration);
        Refuse(
            Checks.FirstOrDefault(it => it.Id == check) is not { } known ? $"There is no check \"{NameText.Shown(check)}\". The checks that people answer are: {Manual()}."
            : known.Kind == VerificationKind.Automatic ? $"The check \"{check}\" is judged by the program. The checks that people answer are: {Manual()}."
            : null,
            nameof(check));
        Refuse(Ranges.Text("Who answers", by, Ranges.TextLength, "Give the person's name."), nameof(by));
        Refuse(note is "" ? null : Ranges.Text("The note", note, NoteLength, "Shorten it, or remove it."), nameof(note));

        var answer = new VerificationAnswer(migration, check, passed, by, clock.GetUtcNow(), note is "" ? null : note);
        await answers.WriteAsync(answer, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    private async Task<ImmutableArray<VerificationResult>> JudgeAsync(VerificationRequest asked, CancellationToken cancellationToken)
    {
        var said = (await answers.ReadAsync(asked.Migration, cancellationToken).ConfigureAwait(false)).ToDictionary(answer => answer.Check, StringComparer.Ordinal);
        var probe = new ProbeOutcome();
        var measures = await probes.RunAsync(
            asked.ProbeDeadline,
            async outcome => await reader.ReadAsync((probe = outcome).Answered, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new VerificationContext(scope.ServiceProvider, asked.Migration, measures, probe);
            var results = ImmutableArray.CreateBuilder<VerificationResult>();
            foreach (var check in Checks)
            {
                results.Add(check.Run is null ? Answered(check, said.GetValueOrDefault(check.Id)) : await RunAsync(check, context, cancellationToken).ConfigureAwait(false));
            }

            return results.ToImmutable();
        }
    }

    private async Task<VerificationResult> RunAsync(VerificationCheck check, VerificationContext context, CancellationToken cancellationToken)
    {
        try
        {
            var finding = await check.Run!(context, cancellationToken).ConfigureAwait(false);
            return new(check, finding.Passed ? VerificationState.Passed : VerificationState.Failed, finding.Detail);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            VerifyLog.CheckThrew(logger, error, check.Id);
            return new(check, VerificationState.NotRun, new JsonObject { ["error"] = Sentence(error) });
        }
    }

    private static VerificationResult Answered(VerificationCheck check, VerificationAnswer? answer) => answer is null
        ? new(check, VerificationState.Open, null)
        : new(check, answer.Passed ? VerificationState.Passed : VerificationState.Failed, new JsonObject { ["by"] = answer.By, ["at"] = answer.At.UtcDateTime, ["note"] = answer.Note });

    private string Manual() => string.Join(", ", Checks.Where(it => it.Kind == VerificationKind.Manual).Select(it => it.Id));

    private static string Sentence(Exception error) => $"{error.GetType().Name}: {error.Message}";

    private static void CheckMigration(string migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        Refuse(migration.Length == 0 ? null : Ranges.Text("The migration", migration, Ranges.TextLength, "Give a rollout's key, or nothing for the system as a whole."), nameof(migration));
    }

    private static void Refuse(string? problem, string parameter)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem, parameter);
        }
    }
}
