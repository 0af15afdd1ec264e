namespace JobKit.EntityFrameworkCore;

/// <summary>How a job stands whose settlement was refused.</summary>
/// <param name="Status">Its status now.</param>
/// <param name="Epoch">The epoch that was settled last, or null.</param>
/// <param name="Verb">How, as it was asked, or null.</param>
internal readonly record struct PostgreSqlSettled(JobStatus Status, long? Epoch, short? Verb);
