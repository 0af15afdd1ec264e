using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>Which code tells of what the migration toolkit refuses. Its sentences are made for operators.</summary>
internal static class MigrationErrors
{
    public static ProblemResult? Of(Exception exception) => exception switch
    {
        RolloutNotFoundException => new(MigrationCodes.MigrationNotFound, exception.Message),
        RolloutConflictException conflict => new(MigrationCodes.VersionConflict, $"{exception.Message} The present version is {conflict.Current.Version}."),
        RolloutHeldException => new(MigrationCodes.GateNotMet, exception.Message),
        RolloutStageException => new(MigrationCodes.StageNotAllowed, exception.Message),
        RolloutPlanException => new(MigrationCodes.GateNotMet, exception.Message),
        FeatureFlagNotFoundException => new(MigrationCodes.FlagNotFound, exception.Message),
        FeatureFlagConflictException => new(MigrationCodes.VersionConflict, exception.Message),
        FeatureFlagLockedException => new(MigrationCodes.FlagLocked, exception.Message),
        FeatureFlagInvalidException => new(ErrorCodes.PayloadInvalid, exception.Message),
        BackfillNotFoundException => new(MigrationCodes.BackfillNotFound, exception.Message),
        BackfillStateException => new(MigrationCodes.BackfillNotAllowed, exception.Message),
        _ => null,
    };
}
