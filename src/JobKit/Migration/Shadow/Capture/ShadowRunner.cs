using System.Text;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Makes of a capture a row and a shadow job; or, while noise is measured, a verdict on two answers of legacy.</summary>
internal sealed class ShadowRunner(
    Experiments experiments,
    IShadowStore store,
    IJobFactory factory,
    EnqueueWriter writer,
    JobSerializer serializer,
    ShadowCounter counter,
    ShadowDecisions decisions,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ShadowRunner> logger)
{
    /// <summary>After the app's own jobs.</summary>
    private const int Low = 1000;

    private static readonly TimeSpan LongestAgain = TimeSpan.FromMinutes(1);

    /// <summary>Throws only what the stores throw; the capture is then lost, and counted.</summary>
    public async Task RunAsync(ShadowCapture capture, CancellationToken cancellationToken)
    {
        if (experiments.Find(capture.Stamp.Cohort.Key) is not { } experiment)
        {
            return;
        }

        if (!Wanted(experiment, capture.Job))
        {
            counter.NotWanted();
            return;
        }

        if (!experiment.Budget.TryTake(Cost(experiment, capture.Job)))
        {
            counter.OverBudget();
            return;
        }

        try
        {
            await KeepAsync(experiment, capture, cancellationToken).ConfigureAwait(false);
        }
        catch (JobPayloadException)
        {
            // Over the app's own bound, which may be lower.
            counter.TooLarge();
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            counter.Lost();
            ShadowLog.Lost(logger, error, experiment.Key);
            throw;
        }
    }

    private async Task KeepAsync(Experiment experiment, ShadowCapture capture, CancellationToken cancellationToken)
    {
        var row = new ShadowRow
        {
            Id = JobId.New(clock),
            Key = experiment.Key,
            Epoch = capture.Stamp.Cohort.Epoch,
            Hash = "",
            Stamp = capture.Stamp.ToMetadata(),
        };
        if (Control(experiment, capture.Answer, capture.Elapsed) is not { } control)
        {
            await decisions.AddAsync(row, ShadowJudge.NotCleaned(experiment), experiment.Settings.Keep, cancellationToken).ConfigureAwait(false);
            return;
        }

        row = row with { ControlJson = control.Write(), Hash = control.Hash };
        if (capture.Again is { } again && await MeasuresNoiseAsync(experiment, cancellationToken).ConfigureAwait(false))
        {
            await MeasureNoiseAsync(experiment, row with { IsNoise = true }, control, again, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await EnqueueAsync(experiment, row, capture, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task EnqueueAsync(Experiment experiment, ShadowRow row, ShadowCapture capture, CancellationToken cancellationToken)
    {
        var job = factory.Create(capture.Job, new EnqueueOptions
        {
            Owner = capture.Owner,
            Tenant = capture.Tenant,
            Priority = Low,
            Hidden = true,
            ExpiresAfter = experiment.Settings.Deadline,
            Metadata = ShadowMark.Write(row.Id),
        });
        if (TooLong(row.ControlJson!) || TooLong(job.Payload))
        {
            counter.TooLarge();
            return;
        }

        // The row first: a job without one would run for nothing, while a row without a job is swept as late.
        await store.AddAsync(row with { JobId = job.Id }, experiment.Settings.Keep, cancellationToken).ConfigureAwait(false);
        await writer.WriteAsync(job with { Queue = ShadowQueue.Name }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> MeasuresNoiseAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        if (experiment.NoiseMeasured || experiment.Settings.NoisePairs == 0)
        {
            return false;
        }

        var tally = await store.ReadTallyAsync(experiment.Key, null, isNoise: true, 0, cancellationToken).ConfigureAwait(false);
        experiment.NoiseMeasured = tally?.Counts.Values.Sum() >= experiment.Settings.NoisePairs;
        return !experiment.NoiseMeasured;
    }

    private async Task MeasureNoiseAsync(
        Experiment experiment, ShadowRow row, ControlAnswer first, Func<IServiceProvider, CancellationToken, Task<ShadowAnswer>> again, CancellationToken cancellationToken)
    {
        if (await AskAgainAsync(experiment, again, cancellationToken).ConfigureAwait(false) is not { } second)
        {
            return;
        }

        await decisions.AddAsync(row, ShadowJudge.Noise(experiment, first, second), experiment.Settings.Keep, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ControlAnswer?> AskAgainAsync(
        Experiment experiment, Func<IServiceProvider, CancellationToken, Task<ShadowAnswer>> again, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAgain, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                return Control(experiment, await again(scope.ServiceProvider, either.Token).ConfigureAwait(false), TimeSpan.Zero);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            ShadowLog.AppThrew(logger, experiment.Key, new(error.GetType().ToString()), nameof(ShadowCapture.Again));
            return Control(experiment, ShadowAnswer.Failed(error.GetType().ToString()), TimeSpan.Zero);
        }
    }

    /// <summary>Null where the app's cleaning threw, or the value cannot be serialised.</summary>
    private ControlAnswer? Control(Experiment experiment, ShadowAnswer answer, TimeSpan elapsed)
    {
        try
        {
            var json = answer.Error is not null ? null
                : answer.Body.IsEmpty ? answer.Value is null ? "null" : serializer.SerializeResult(type: null, answer.Value)
                : Encoding.UTF8.GetString(answer.Body.Span);
            return new(answer.Error is null ? experiment.Cleaning.Control(json) : null, answer.Error, elapsed.Ticks / TimeSpan.TicksPerMicrosecond);
        }
        catch (Exception error)
        {
            ShadowLog.AppThrew(logger, experiment.Key, new(error.GetType().ToString()), "Clean");
            return null;
        }
    }

    private bool Wanted(Experiment experiment, object job)
    {
        try
        {
            return experiment.Settings.RunIf?.Invoke(job) ?? true;
        }
        catch (Exception error)
        {
            ShadowLog.AppThrew(logger, experiment.Key, new(error.GetType().ToString()), "RunIf");
            return false;
        }
    }

    private decimal Cost(Experiment experiment, object job)
    {
        try
        {
            return experiment.Settings.Cost?.Invoke(job) ?? 0;
        }
        catch (Exception error)
        {
            ShadowLog.AppThrew(logger, experiment.Key, new(error.GetType().ToString()), "CostPerHour");
            return decimal.MaxValue;
        }
    }

    private static bool TooLong(string json) => json.Length > ShadowDoor.MostBytes / 3 && Encoding.UTF8.GetByteCount(json) > ShadowDoor.MostBytes;
}
