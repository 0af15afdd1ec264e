using JobKit.Migration;
using static JobKit.Migration.EnqueueFault;
using static JobKit.Migration.EnqueueStep;

namespace JobKit.Tests.Migration.Compat;

public sealed class EnqueueRuleTests
{
    private static readonly JobId Id = JobId.New();

    [Fact]
    public void Only_what_is_certain_counts_as_not_written()
    {
        EnqueueRule.Judge(new JobStoreException("no way") { NothingWritten = true }).Should().Be(NotWritten);
        EnqueueRule.Judge(new JobOwnerLimitException("ann", 5)).Should().Be(NotWritten);
        EnqueueRule.Judge(new JobPayloadException("too large")).Should().Be(NotWritten);
        EnqueueRule.Judge(Wrong("job")).Should().Be(NotWritten);
        EnqueueRule.Judge(new JobStoreException("cut off")).Should().Be(Unknown);
        EnqueueRule.Judge(new TimeoutException()).Should().Be(Unknown);
        EnqueueRule.Judge(new IOException()).Should().Be(Unknown);
        EnqueueRule.Judge(new JobConflictException(Id)).Should().Be(Conflict);
    }

    /// <summary>Everything that can be: fault, tries, whether an earlier try may have written.</summary>
    [Fact]
    public void The_legacy_side_never_answers_once_a_job_may_be_written()
    {
        foreach (var fault in Enum.GetValues<EnqueueFault>())
        {
            for (var tries = 1; tries <= 4; tries++)
            {
                foreach (var mayBeWritten in new[] { false, true })
                {
                    var expected = (fault, mayBeWritten, tries) switch
                    {
                        (Conflict, _, _) => Mismatch,
                        (NotWritten, false, _) => EnqueueStep.LegacyAnswers,
                        (_, _, < 3) => Retry,
                        _ => Unavailable,
                    };
                    EnqueueRule.After(fault, tries, mayBeWritten).Should().Be(expected, $"{fault}, {tries}, {mayBeWritten}");
                }
            }
        }
    }

    private static ArgumentException Wrong(string job) => new("It is wrong.", nameof(job));
}
