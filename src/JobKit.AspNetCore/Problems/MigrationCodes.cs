namespace JobKit.AspNetCore;

/// <summary>The codes of flags and migrations. A name never changes its meaning.</summary>
internal static class MigrationCodes
{
    public static readonly ErrorCode MissingFields = new("PAYLOAD_INVALID", 400, "Missing required fields");
    public static readonly ErrorCode ConfirmationRequired = new("CONFIRMATION_REQUIRED", 400, "Confirmation required");
    public static readonly ErrorCode FlagNotFound = new("FLAG_NOT_FOUND", 404, "No such flag");
    public static readonly ErrorCode MigrationNotFound = new("MIGRATION_NOT_FOUND", 404, "No such migration");
    public static readonly ErrorCode BackfillNotFound = new("BACKFILL_NOT_FOUND", 404, "No such backfill");
    public static readonly ErrorCode ObservationNotFound = new("OBSERVATION_NOT_FOUND", 404, "No such comparison");
    public static readonly ErrorCode VersionConflict = new("VERSION_CONFLICT", 409, "It was changed meanwhile");
    public static readonly ErrorCode FlagLocked = new("FLAG_LOCKED", 409, "The flag is forced by configuration");
    public static readonly ErrorCode GateNotMet = new("GATE_NOT_MET", 409, "The evidence does not allow it");
    public static readonly ErrorCode StageNotAllowed = new("STAGE_NOT_ALLOWED", 409, "The stage does not allow it");
    public static readonly ErrorCode BackfillNotAllowed = new("BACKFILL_NOT_ALLOWED", 409, "The backfill's state does not allow it");
}
