namespace JobKit.RolloutLab;

/// <summary>What is simulated; printed with each result.</summary>
internal sealed record PlanSetting(string Name, string Plan, string PlanHash, double UnitsPerSecond, double ErrorRate, double CandidateRate);
