namespace JobKit.Migration;

/// <summary>The sequential policy's numbers of a plan, each with the record's default.</summary>
internal static class ParametersReader
{
    private const string Maturation = "maturationWindow";

    private static readonly SequentialParameters Defaults = new();

    public static SequentialParameters Read(PlanMembers it)
    {
        var read = All(it);
        // Where the plan is silent, the rollout's jobs say it.
        return it.Has(Maturation) ? read with { MaturationWindow = it.Span(Maturation, Defaults.MaturationWindow) } : read;
    }

    private static SequentialParameters All(PlanMembers it) => new()
    {
        Guardrails = Guards(it),
        Gates = Gates(it),
        Cohort = it.Span("cohort", Defaults.Cohort),
        MinDwell = it.Span("minDwell", Defaults.MinDwell),
        MaxDwell = it.Span("maxDwell", Defaults.MaxDwell),
        StatsStaleAfter = it.Span("statsStaleAfter", Defaults.StatsStaleAfter),
        CoolDown = it.Span("coolDown", Defaults.CoolDown),
        OnInconclusive = it.Word("onInconclusive", Defaults.OnInconclusive),
    };

    private static Guardrails Guards(PlanMembers plan)
    {
        var defaults = Defaults.Guardrails;
        if (plan.Object("guardrails", "an object, like { \"r0\": 1.2 }") is not { } it)
        {
            return defaults;
        }

        var guards = new Guardrails
        {
            R0 = it.Number("r0", defaults.R0),
            AlphaErrors = it.Number("alphaErrors", defaults.AlphaErrors),
            AlphaLatency = it.Number("alphaLatency", defaults.AlphaLatency),
            MaxErrorRate = it.Number("maxErrorRate", defaults.MaxErrorRate),
            DetectorDays = it.Number("detectorDays", defaults.DetectorDays),
            Latency = Latency(it),
            QueueAgeLimit = it.Span("queueAgeLimit", defaults.QueueAgeLimit),
        };
        it.Close();
        return guards;
    }

    private static LatencyGuardrail Latency(PlanMembers guards)
    {
        var defaults = Defaults.Guardrails.Latency;
        if (guards.Object("latency", "an object, like { \"mode\": \"relative\" }") is not { } it)
        {
            return defaults;
        }

        var latency = new LatencyGuardrail
        {
            Mode = it.Word("mode", defaults.Mode),
            Ratio = it.Number("latencyRatio", defaults.Ratio),
            AckSlack = it.Span("ackSlack", defaults.AckSlack),
            ResultSlack = it.Span("resultSlack", defaults.ResultSlack),
            Budget = it.Milliseconds("budgetMs", defaults.Budget),
            BudgetLimit = it.Number("budgetLimit", defaults.BudgetLimit),
        };
        it.Close();
        return latency;
    }

    private static AdvanceGates Gates(PlanMembers plan)
    {
        var defaults = Defaults.Gates;
        if (plan.Object("gates", "an object, like { \"minUnits\": 200 }") is not { } it)
        {
            return defaults;
        }

        var gates = new AdvanceGates
        {
            Kind = it.Word("kind", defaults.Kind),
            Alpha = it.Number("alpha", defaults.Alpha),
            MarginErrors = it.Number("marginErrors", defaults.MarginErrors),
            MarginErrorsRelative = it.Number("marginErrorsRelative", defaults.MarginErrorsRelative),
            MarginC90 = it.Number("marginC90", defaults.MarginC90),
            MarginC99 = it.Number("marginC99", defaults.MarginC99),
            Ratio = it.Number("ratio", defaults.Ratio),
            MinUnits = it.Whole("minUnits", defaults.MinUnits),
            MismatchLimit = it.Number("mismatchLimit", defaults.MismatchLimit),
        };
        it.Close();
        return gates;
    }
}
