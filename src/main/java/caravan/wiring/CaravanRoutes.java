package caravan.wiring;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.dsl.DirectEndpointBuilderFactory.DirectBuilders;
import org.apache.camel.builder.endpoint.dsl.FileEndpointBuilderFactory.FileBuilders;
import org.apache.camel.builder.endpoint.dsl.FtpEndpointBuilderFactory.FtpBuilders;
import org.apache.camel.builder.endpoint.dsl.FtpsEndpointBuilderFactory.FtpsBuilders;
import org.apache.camel.builder.endpoint.dsl.HttpEndpointBuilderFactory.HttpBuilders;
import org.apache.camel.builder.endpoint.dsl.SchedulerEndpointBuilderFactory.SchedulerBuilders;
import org.apache.camel.builder.endpoint.dsl.SftpEndpointBuilderFactory.SftpBuilders;

/**
 * What routes are built with: the endpoints that they have, and none of the other 350 that Camel
 * knows, whose classes would be loaded at each start.
 */
public abstract class CaravanRoutes extends RouteBuilder
    implements DirectBuilders,
        FileBuilders,
        FtpBuilders,
        FtpsBuilders,
        HttpBuilders,
        SchedulerBuilders,
        SftpBuilders {}
