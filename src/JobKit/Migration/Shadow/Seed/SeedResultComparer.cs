namespace JobKit.Migration;

/// <summary>The seed's comparison by job type (<c>storybook, auto-story, scenes, cartoonize, image-generation</c>), as an experiment's comparer.</summary>
/// <remarks>
/// Its faults: ids that each side makes itself can never be equal, and pages are counted, not read. For new migrations take the rules of
/// <see cref="ShadowExperiment{TJob}"/>: <c>MapId("$.id")</c> for the first, and nothing for the second.
/// </remarks>
public sealed class SeedResultComparer : IResultComparer
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A result lacks what the seed's code reads: the seed's "Comparison error".</exception>
    public ResultComparison Compare(ResultPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return new()
        {
            Differences = SeedRules.Of(pair.JobType, pair.Candidate, pair.Control) is { } found
                ? [.. found]
                : [new("$", ResultDifferenceKind.Changed, null, null) { Text = "Unknown job type" }],
        };
    }

    /// <summary>The seed's <c>compareShadowResults</c>. It does not throw for what it compares.</summary>
    /// <param name="job">The job, or null where there is none.</param>
    /// <param name="directResult">Legacy's answer as JSON.</param>
    public static SeedComparison Compare(Job? job, string? directResult)
    {
        if (job is not { Status: JobStatus.Completed })
        {
            return new(false, ["Job not completed"]);
        }

        try
        {
            var differences = SeedRules.Of(job.Type, JsonText.Read(job.Result), JsonText.Read(directResult));
            return differences is null ? new(false, ["Unknown job type"])
                : differences.Count == 0 ? new(true, null)
                : new(false, [.. differences.Select(difference => difference.Text!)]);
        }
        catch (InvalidOperationException)
        {
            return new(false, ["Comparison error"]);
        }
    }
}
